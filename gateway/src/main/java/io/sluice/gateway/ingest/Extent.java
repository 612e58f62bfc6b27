package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.INCOMPLETE_BODY;
import static io.sluice.gateway.ingest.IngestFailure.Reason.INVALID_LENGTH;

import io.sluice.gateway.auth.PayloadSeal.Chunked;
import java.util.OptionalLong;

/**
 * How large a payload must be, and may be.
 *
 * @param declared absent where only the end of the body will tell
 * @param max of the operation
 * @param inlineMax up to which a payload is small
 */
record Extent(OptionalLong declared, long max, int inlineMax) {

  /** Throws INVALID_LENGTH or TOO_LARGE, before anything was read. */
  static Extent of(Body body, long max, int inlineMax) {
    boolean chunked = body.seal() instanceof Chunked;
    OptionalLong declared = body.payloadLength();
    if (chunked && declared.isEmpty()) {
      throw new IngestFailure(INVALID_LENGTH, "x-amz-decoded-content-length is missing");
    }
    Extent extent = new Extent(declared, max, inlineMax);
    if (declared.orElse(0) > max) {
      throw extent.tooLarge();
    }
    return extent;
  }

  /** Whether the payload is known to be so small that a batch is all of it. */
  boolean isSmall() {
    return declared.isPresent() && declared.getAsLong() <= inlineMax;
  }

  boolean isPassedBy(long size) {
    return size > declared.orElse(max);
  }

  /** Why a payload that passes it is refused. */
  IngestFailure passed() {
    return declared.isEmpty()
        ? tooLarge()
        : new IngestFailure(INCOMPLETE_BODY, "the body is longer than declared");
  }

  boolean isMissedBy(long size) {
    return declared.isPresent() && size != declared.getAsLong();
  }

  private IngestFailure tooLarge() {
    return IngestFailure.tooLarge(max);
  }
}
