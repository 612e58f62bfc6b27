package io.sluice.gateway.ingest;

import io.sluice.spi.ChecksumAlgorithm;
import java.util.Optional;

/** A body that is not what its sender declared. Nothing of it was stored. No stack trace. */
public final class IngestFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; each protocol words it in its own way. */
  public enum Reason {
    /** The sender hung up, or sent fewer or more bytes than declared. */
    INCOMPLETE_BODY,
    /** The payload has another MD5 than Content-MD5. */
    BAD_DIGEST,
    /** The payload has another checksum than its header or trailer; see {@link #algorithm}. */
    CHECKSUM_MISMATCH,
    /** The body has another SHA-256 than was signed. */
    SHA256_MISMATCH,
    /** A chunk or the trailer was not signed with the sender's key. */
    CHUNK_SIGNATURE_MISMATCH,
    /** The body does not follow the aws-chunked encoding. */
    MALFORMED_CHUNK,
    /** The trailer cannot be read, is too long, or is not the one announced. */
    MALFORMED_TRAILER,
    /** All bodies together have no room for one more; to be tried again. */
    BUSY,
    /** The sender keeps everybody waiting. */
    TOO_SLOW,
    /** More bytes than the operation takes. */
    TOO_LARGE,
    /** Fewer bytes than the sender was allowed to send. */
    TOO_SMALL,
    /** The body is no form, or not one with a file. */
    MALFORMED_FORM,
    /** What precedes the file of a form is larger than is read into memory. */
    FORM_TOO_LARGE,
    /** A length header is no number, or a chunked body lacks its decoded length. */
    INVALID_LENGTH,
    /** Content-MD5 is no MD5 in Base64. */
    INVALID_DIGEST,
    /** A checksum header is no checksum of its algorithm in Base64, or there are several. */
    INVALID_CHECKSUM,
    /** x-amz-trailer announces something other than one known checksum. */
    INVALID_TRAILER
  }

  private final Reason reason;
  private final ChecksumAlgorithm algorithm;

  IngestFailure(Reason reason, String message) {
    this(reason, message, null);
  }

  IngestFailure(Reason reason, String message, ChecksumAlgorithm algorithm) {
    super(message, null, false, false);
    this.reason = reason;
    this.algorithm = algorithm;
  }

  /** Of a body that is, or says it is, larger than may be. */
  public static IngestFailure tooLarge(long bytesMax) {
    return new IngestFailure(Reason.TOO_LARGE, "the body is larger than " + bytesMax + " bytes");
  }

  /** Of a body that is smaller than may be. */
  public static IngestFailure tooSmall(long bytesMin) {
    return new IngestFailure(Reason.TOO_SMALL, "the body is smaller than " + bytesMin + " bytes");
  }

  public Reason reason() {
    return reason;
  }

  /** Which checksum differs or is invalid, where it is about one. */
  public Optional<ChecksumAlgorithm> algorithm() {
    return Optional.ofNullable(algorithm);
  }
}
