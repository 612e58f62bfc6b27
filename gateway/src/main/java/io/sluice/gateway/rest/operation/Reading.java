package io.sluice.gateway.rest.operation;

import io.sluice.gateway.representation.ContentSender;
import io.sluice.gateway.representation.Preconditions;
import io.sluice.gateway.representation.RangeHeader;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectInfo;
import io.vertx.core.MultiMap;

/** What reading the bytes and asking about them have in common. */
final class Reading {

  private Reading() {}

  static ByteRange range(RestRequest request) {
    return request.header("range").map(RangeHeader::parse).orElseGet(ByteRange::whole);
  }

  /** The range, or everything where an If-Range no longer holds. */
  static ByteRange settle(RestRequest request, ByteRange range, ObjectInfo object) {
    return request.header("if-range").map(tag -> Preconditions.isSame(tag, object)).orElse(true)
        ? range
        : ByteRange.whole();
  }

  /** Whether an answer is a part, for its status. */
  static int status(ByteRange range) {
    return range instanceof ByteRange.Whole ? 200 : 206;
  }

  static MultiMap headers(ObjectInfo object, ByteRange asked, ByteRange.Resolved range) {
    MultiMap headers = ObjectHeaders.of(object, range);
    return asked instanceof ByteRange.Whole
        ? headers
        : headers.set("Content-Range", ContentSender.contentRange(range, object.size()));
  }
}
