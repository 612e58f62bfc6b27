package io.sluice.gateway.s3.operation;

import io.sluice.gateway.representation.Preconditions;
import io.sluice.gateway.representation.RangeHeader;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectInfo;
import java.util.Optional;

/** What GetObject and HeadObject have in common: version, part, range. */
final class Reading {

  private Reading() {}

  /** The range that is asked for; whole where the request has none. */
  static ByteRange range(S3Request request) {
    Versions.check(request);
    return request.header("range").map(RangeHeader::parse).orElseGet(ByteRange::whole);
  }

  /** Whether the answer depends on what the object is now, so that it must be looked at first. */
  static boolean needsLook(S3Request request, ByteRange range) {
    return request.query().has("partNumber")
        || (!(range instanceof ByteRange.Whole) && request.header("if-range").isPresent());
  }

  /** The range, once the object is known. */
  static ByteRange settle(S3Request request, ByteRange range, ObjectInfo object) {
    Optional<String> part = request.query().get("partNumber");
    if (part.isPresent()) {
      checkPart(part.get(), object);
      return ByteRange.whole();
    }
    boolean same =
        request.header("if-range").map(tag -> Preconditions.isSame(tag, object)).orElse(true);
    return same ? range : ByteRange.whole();
  }

  /**
   * An object that came in one piece is its own first part. Where the parts of others began is not
   * kept, so their parts cannot be read one by one.
   */
  private static void checkPart(String number, ObjectInfo object) {
    if (ListParams.number("partNumber", number) < 1) {
      throw S3Failure.argument("partNumber", number, "Parts are numbered from 1.");
    }
    if (object.etag().value().indexOf('-') >= 0) {
      throw S3ErrorCode.NOT_IMPLEMENTED.failure(
          "Parts of an object that was uploaded in parts cannot be read one by one here.");
    }
    if (!number.equals("1")) {
      throw S3ErrorCode.INVALID_PART_NUMBER
          .failure()
          .with("PartNumberRequested", number)
          .with("ActualPartCount", "1");
    }
  }
}
