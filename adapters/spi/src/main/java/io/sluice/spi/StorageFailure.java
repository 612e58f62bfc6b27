package io.sluice.spi;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that a store may answer instead of a result. Expected failures carry no stack trace;
 * only {@link Unavailable} has a cause worth a look.
 */
public abstract sealed class StorageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private StorageFailure(String message, Throwable cause) {
    super(message, cause, false, false);
  }

  public static final class NoSuchBucket extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public NoSuchBucket(BucketName bucket) {
      super("no such bucket: " + bucket, null);
    }
  }

  public static final class NoSuchObject extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public NoSuchObject(ObjectRef ref) {
      super("no such object: " + ref, null);
    }
  }

  public static final class NoSuchUpload extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public NoSuchUpload(String uploadId) {
      super("no such upload: " + uploadId, null);
    }
  }

  public static final class BucketExists extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public BucketExists(BucketName bucket) {
      super("bucket exists: " + bucket, null);
    }
  }

  public static final class BucketNotEmpty extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public BucketNotEmpty(BucketName bucket) {
      super("bucket is not empty: " + bucket, null);
    }
  }

  /** A condition of a read or write did not hold. */
  public static final class ConditionFailed extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public ConditionFailed(ObjectRef ref) {
      super("condition failed: " + ref, null);
    }

    public ConditionFailed(ControlName document) {
      super("condition failed: " + document, null);
    }
  }

  /** The reader said that it has these bytes already. */
  public static final class NotModified extends StorageFailure {
    private static final long serialVersionUID = 1L;
    private final transient ObjectInfo object;

    public NotModified(ObjectInfo object) {
      super("not modified: " + object.ref(), null);
      this.object = object;
    }

    public ObjectInfo object() {
      return object;
    }
  }

  /** Not one byte of the range is inside the object. */
  public static final class RangeUnsatisfiable extends StorageFailure {
    private static final long serialVersionUID = 1L;
    private final long size;

    public RangeUnsatisfiable(long size) {
      super("range is outside of " + size + " bytes", null);
      this.size = size;
    }

    public long size() {
      return size;
    }
  }

  /** Fewer or more bytes were written than announced. */
  public static final class Incomplete extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public Incomplete(long announced, long written) {
      super("announced " + announced + " bytes, got " + written, null);
    }
  }

  /** The whole has another checksum than its uploader computed. */
  public static final class ChecksumMismatch extends StorageFailure {
    private static final long serialVersionUID = 1L;
    private final ChecksumAlgorithm algorithm;

    public ChecksumMismatch(ChecksumAlgorithm algorithm) {
      super("the " + algorithm + " is another one", null);
      this.algorithm = algorithm;
    }

    public ChecksumAlgorithm algorithm() {
      return algorithm;
    }
  }

  /** A part, or the end of an upload, has not the checksum that the upload was begun with. */
  public static final class UnplannedChecksum extends StorageFailure {
    private static final long serialVersionUID = 1L;

    private UnplannedChecksum(String message) {
      super(message, null);
    }

    /** A part came with a checksum of another algorithm, or with none. */
    static UnplannedChecksum ofPart(ChecksumAlgorithm planned, Optional<ChecksumAlgorithm> came) {
      return new UnplannedChecksum(
          "checksum type mismatch occurred, expected checksum type: "
              + lower(planned)
              + ", actual checksum type: "
              + came.map(UnplannedChecksum::lower).orElse("null"));
    }

    /** A part is named without its checksum, of which that of the whole is made. */
    static UnplannedChecksum missing(ChecksumAlgorithm planned, int number) {
      return new UnplannedChecksum(
          "the upload was created using a "
              + lower(planned)
              + " checksum. The complete request must include the checksum for each part."
              + " It was missing for part "
              + number
              + " in the request");
    }

    /** The end speaks of another type of checksum. */
    static UnplannedChecksum ofType(ChecksumType planned) {
      return new UnplannedChecksum(
          "the upload was created using the "
              + planned
              + " checksum mode. The complete request must use the same checksum mode");
    }

    private static String lower(ChecksumAlgorithm algorithm) {
      return algorithm.name().toLowerCase(Locale.ROOT);
    }
  }

  /** A part that was named is not there, or has another ETag. */
  public static final class InvalidPart extends StorageFailure {
    private static final long serialVersionUID = 1L;
    private final int number;

    public InvalidPart(int number) {
      super("no such part: " + number, null);
      this.number = number;
    }

    public int number() {
      return number;
    }
  }

  /** A part that is not the last is smaller than {@link StoreLimits#partBytesMin}. */
  public static final class PartTooSmall extends StorageFailure {
    private static final long serialVersionUID = 1L;
    private final int number;
    private final long size;

    public PartTooSmall(int number, long size) {
      super("part " + number + " has only " + size + " bytes", null);
      this.number = number;
      this.size = size;
    }

    public int number() {
      return number;
    }

    public long size() {
      return size;
    }
  }

  /** A limit of {@link StoreLimits} would be passed. */
  public static final class LimitExceeded extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public LimitExceeded(String limit, long value) {
      super(limit + " is " + value, null);
    }
  }

  /** The store never can. */
  public static final class Unsupported extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public Unsupported(Capability capability) {
      super("the store has no " + capability, null);
    }
  }

  /** The store's own rights keep the gateway out. */
  public static final class Forbidden extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public Forbidden(String what) {
      super("not permitted by the store: " + what, null);
    }
  }

  /** No room: a full disk or a quota. */
  public static final class QuotaExceeded extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public QuotaExceeded(String what) {
      super("no room left: " + what, null);
    }
  }

  /** Too much at once; the same call may succeed later. */
  public static final class Throttled extends StorageFailure {
    private static final long serialVersionUID = 1L;
    private final transient Duration retryAfter;

    public Throttled(Duration retryAfter) {
      super("try again in " + retryAfter, null);
      this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** Storage itself fails. */
  public static final class Unavailable extends StorageFailure {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
