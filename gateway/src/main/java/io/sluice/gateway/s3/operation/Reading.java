package io.sluice.gateway.s3.operation;

import io.sluice.gateway.representation.Preconditions;
import io.sluice.gateway.representation.RangeHeader;
import io.sluice.gateway.s3.S3Request;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectInfo;

/** What GetObject and HeadObject have in common: version and range. */
final class Reading {

  private Reading() {}

  /** The range that is asked for; whole where the request has none. */
  static ByteRange range(S3Request request) {
    Versions.check(request);
    ObjectFields.checkOverrides(request);
    return request.header("range").map(RangeHeader::parse).orElseGet(ByteRange::whole);
  }

  /** Whether the answer depends on what the object is now, so that it must be looked at first. */
  static boolean needsLook(S3Request request, ByteRange range) {
    return !(range instanceof ByteRange.Whole) && request.header("if-range").isPresent();
  }

  /** The range, once the object is known. */
  static ByteRange settle(S3Request request, ByteRange range, ObjectInfo object) {
    boolean same =
        request.header("if-range").map(tag -> Preconditions.isSame(tag, object)).orElse(true);
    return same ? range : ByteRange.whole();
  }
}
