package io.sluice.posix;

import io.sluice.spi.BucketName;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UploadRef;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The directories of the uploads under way: {@code uploads/BUCKET/UPLOAD-ID}. What ends goes to the
 * trash in one step.
 */
final class UploadShelf {

  private static final AtomicLong LAST_ID_TIME = new AtomicLong();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Fd uploads;
  private final Fd trash;
  private final Lock emptying = new ReentrantLock();
  private final AtomicBoolean emptyAgain = new AtomicBoolean();
  private volatile boolean closed;

  UploadShelf(Fd uploads, Fd trash) {
    this.uploads = uploads;
    this.trash = trash;
  }

  /** Ids sort by the time of beginning, also within a millisecond, and nobody can guess one. */
  static String newId() {
    long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    long microseconds = LAST_ID_TIME.updateAndGet(last -> Math.max(last + 1, now));
    HexFormat hex = HexFormat.of();
    byte[] secret = new byte[8];
    RANDOM.nextBytes(secret);
    return hex.toHexDigits(microseconds) + hex.formatHex(secret);
  }

  UploadFolder create(BucketName bucket, String uploadId) {
    SmallFiles.makeDirectory(uploads, bucket.value());
    try (Fd shelf = LibC.openInside(uploads, bucket.value(), LibC.O_DIRECTORY, 0)) {
      SmallFiles.makeDirectory(shelf, uploadId);
      return new UploadFolder(LibC.openInside(shelf, uploadId, LibC.O_DIRECTORY, 0));
    }
  }

  /** The folder of an upload of exactly this object. */
  UploadFolder open(UploadRef upload) {
    BucketName bucket = upload.object().bucket();
    UploadFolder folder =
        Optional.of(upload.uploadId())
            .filter(id -> id.matches("[0-9a-f]{32}"))
            .flatMap(id -> openAny(bucket, id))
            .orElseThrow(() -> new StorageFailure.NoSuchUpload(upload.uploadId()));
    try {
      if (folder.info(bucket).ref().equals(upload)) {
        return folder;
      }
      throw new StorageFailure.NoSuchUpload(upload.uploadId());
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /**
   * The folder of an upload that was found, unless it went away or was never fully begun. One whose
   * data has become an object goes now.
   */
  Optional<UploadFolder> openAny(BucketName bucket, String uploadId) {
    try {
      String path = bucket + "/" + uploadId;
      UploadFolder folder = new UploadFolder(LibC.openInside(uploads, path, LibC.O_DIRECTORY, 0));
      if (!folder.isLeftover()) {
        return folder.ifBegun();
      }
      folder.close();
      drop(bucket, uploadId);
      return Optional.empty();
    } catch (Errno e) {
      if (e.is(Errno.ENOENT, Errno.ENOTDIR)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether nobody has taken the upload away since its folder was opened. */
  boolean isThere(UploadRef upload) {
    return SmallFiles.isDirectoryThere(uploads, upload.object().bucket() + "/" + upload.uploadId());
  }

  /** The ids of a bucket's uploads, in no order. */
  List<String> ids(BucketName bucket) {
    List<String> ids = new ArrayList<>();
    try (Fd shelf = LibC.openInside(uploads, bucket.value(), LibC.O_DIRECTORY, 0)) {
      DirectoryEntries.visit(shelf, (name, isDirectory) -> ids.add(name));
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT)) {
        throw e;
      }
    }
    return ids;
  }

  /**
   * Takes an upload away, if it is there; afterwards nobody finds it. What it leaves is emptied by
   * {@link #emptyTrash}.
   */
  void drop(BucketName bucket, String uploadId) {
    try (Fd shelf = LibC.openInside(uploads, bucket.value(), LibC.O_DIRECTORY, 0)) {
      LibC.rename(shelf, uploadId, trash, SmallFiles.randomId(), 0);
      LibC.sync(shelf);
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT)) {
        throw e;
      }
    }
  }

  /** Takes all uploads of a bucket away. */
  void dropAll(BucketName bucket) {
    try {
      LibC.rename(uploads, bucket.value(), trash, SmallFiles.randomId(), 0);
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT)) {
        throw e;
      }
    }
  }

  /**
   * May take long. Who comes while somebody here empties it leaves the rest to that one; another
   * gateway that empties it at the same time does no harm.
   */
  void emptyTrash() {
    emptyAgain.set(true);
    while (emptyAgain.get() && !closed && emptying.tryLock()) {
      try {
        while (!closed && emptyAgain.getAndSet(false)) {
          empty(trash);
        }
      } finally {
        emptying.unlock();
      }
    }
  }

  /** Ends what empties the trash: from here on nothing uses the directories. */
  void close() {
    closed = true;
    emptying.lock();
    try {
      emptyAgain.set(false);
    } finally {
      emptying.unlock();
    }
  }

  private void empty(Fd directory) {
    DirectoryEntries.visit(
        directory,
        (name, isDirectory) -> {
          try {
            if (isDirectory) {
              try (Fd deeper = LibC.openInside(directory, name, LibC.O_DIRECTORY, 0)) {
                empty(deeper);
              }
              LibC.removeDirectory(directory, name);
            } else {
              LibC.unlink(directory, name);
            }
          } catch (Errno e) {
            if (!e.is(Errno.ENOENT, Errno.ENOTEMPTY)) {
              throw e;
            }
          }
          return !closed;
        });
  }
}
