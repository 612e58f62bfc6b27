package io.sluice.posix;

import io.sluice.spi.StorageFailure;
import java.nio.file.FileSystemException;
import java.time.Duration;

/** What a failed system call means to the SPI. */
final class Failures {

  /** Until some files are closed again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How Java says EMFILE and ENFILE. */
  private static final String TOO_MANY_OPEN = "Too many open files";

  private Failures() {}

  static StorageFailure from(Throwable failure, Object subject) {
    return switch (failure) {
      case StorageFailure known -> known;
      case Errno e when e.is(Errno.ENOSPC, Errno.EDQUOT) ->
          new StorageFailure.QuotaExceeded(subject + ": " + e.getMessage());
      case Errno e when e.is(Errno.EACCES, Errno.EPERM, Errno.EROFS) ->
          new StorageFailure.Forbidden(subject + ": " + e.getMessage());
      case Errno e when e.is(Errno.EMFILE, Errno.ENFILE) -> new StorageFailure.Throttled(PAUSE);
      case FileSystemException e when TOO_MANY_OPEN.equals(e.getReason()) ->
          new StorageFailure.Throttled(PAUSE);
      case Errno e when e.is(Errno.ESTALE) ->
          new StorageFailure.Unavailable(subject + ": replaced on the server, try again", e);
      case Errno e when e.is(Errno.EFBIG) -> new StorageFailure.LimitExceeded("objectBytesMax", 0);
      case Errno e when e.is(Errno.ELOOP, Errno.EXDEV) ->
          new StorageFailure.Forbidden(subject + ": a link or a mount is in the path");
      default -> new StorageFailure.Unavailable(subject + ": " + failure.getMessage(), failure);
    };
  }
}
