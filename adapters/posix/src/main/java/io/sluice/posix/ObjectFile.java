package io.sluice.posix;

/**
 * An object's file, open.
 *
 * @param path where it was when it was opened
 */
record ObjectFile(Fd fd, FileStat stat, FilePath path) implements AutoCloseable {

  @Override
  public void close() {
    fd.close();
  }
}
