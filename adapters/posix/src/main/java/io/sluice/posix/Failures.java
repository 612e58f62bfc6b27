package io.sluice.posix;

import io.sluice.spi.StorageFailure;

/** What a failed system call means to the SPI. */
final class Failures {

  private Failures() {}

  static StorageFailure from(Throwable failure, Object subject) {
    return switch (failure) {
      case StorageFailure known -> known;
      case Errno e when e.is(Errno.ENOSPC, Errno.EDQUOT) ->
          new StorageFailure.QuotaExceeded(subject + ": " + e.getMessage());
      case Errno e when e.is(Errno.EACCES, Errno.EPERM, Errno.EROFS) ->
          new StorageFailure.Forbidden(subject + ": " + e.getMessage());
      case Errno e when e.is(Errno.EFBIG) -> new StorageFailure.LimitExceeded("objectBytesMax", 0);
      case Errno e when e.is(Errno.ELOOP, Errno.EXDEV) ->
          new StorageFailure.Forbidden(subject + ": a link or a mount is in the path");
      default -> new StorageFailure.Unavailable(subject + ": " + failure.getMessage(), failure);
    };
  }
}
