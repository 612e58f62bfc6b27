package io.sluice.posix;

import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import java.util.Optional;

/**
 * An object's file, open.
 *
 * @param path where it was when it was opened
 * @param readable whether its bytes can be read; else only {@link LibC#stat} can be asked of it
 * @param kept what was kept for exactly this file; nothing where it is foreign
 */
record ObjectFile(Fd fd, FileStat stat, FilePath path, boolean readable, Optional<Attributes> kept)
    implements AutoCloseable {

  ObjectFile with(Attributes others) {
    return new ObjectFile(fd, stat, path, readable, Optional.of(others));
  }

  /** This, where its bytes can be read; else it is closed. */
  ObjectFile forReading(ObjectRef ref) {
    if (readable) {
      return this;
    }
    close();
    throw new StorageFailure.Forbidden(ref + " is not readable");
  }

  @Override
  public void close() {
    fd.close();
  }
}
