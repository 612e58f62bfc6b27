package io.sluice.posix;

import java.util.Optional;

/**
 * An object's file, open.
 *
 * @param path where it was when it was opened
 * @param kept what was kept for exactly this file; nothing where it is foreign
 */
record ObjectFile(Fd fd, FileStat stat, FilePath path, Optional<Attributes> kept)
    implements AutoCloseable {

  @Override
  public void close() {
    fd.close();
  }
}
