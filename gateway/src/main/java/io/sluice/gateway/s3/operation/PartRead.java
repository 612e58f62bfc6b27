package io.sluice.gateway.s3.operation;

import io.sluice.gateway.representation.ContentSender;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.ByteRange;
import io.sluice.spi.Checksum;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectPart;
import io.sluice.spi.ObjectPartPage;
import java.util.List;

/**
 * The part of an object that {@code partNumber} asks for, which is answered as a range would be. An
 * object that came in one piece is its own first part.
 *
 * @param count how many parts there are; 0 where the object came in one piece
 * @param checksums of the part's bytes; their type is that of the object's, as on AWS
 */
record PartRead(ObjectInfo object, long offset, long size, int count, List<Checksum> checksums) {
  private static final String NUMBER = "partNumber";

  static boolean isIn(S3Request request) {
    return request.query().has(NUMBER);
  }

  /** The question about the part. */
  static ListObjectParts question(S3Request request) {
    if (request.header("range").isPresent()) {
      throw S3ErrorCode.INVALID_REQUEST.failure("Cannot specify both Range and partNumber.");
    }
    int number = PartParams.number(request);
    return new ListObjectParts(request.ref(), Conditions.read(request), number - 1, 1);
  }

  /** The answer to it. Throws InvalidPartNumber where there is no such part. */
  static PartRead of(S3Request request, ObjectPartPage page) {
    ObjectInfo object = page.object();
    int number = PartParams.number(request);
    if (number > Math.max(1, page.count())) {
      throw noSuchPart(number, Math.max(1, page.count()));
    }
    if (page.count() == 0) {
      return new PartRead(object, 0, object.size(), 0, object.checksums());
    }
    ObjectPart part = page.parts().getFirst();
    List<Checksum> sums = part.checksum().stream().map(sum -> ofType(object, sum)).toList();
    return new PartRead(object, part.offset(), part.size(), page.count(), sums);
  }

  private static Checksum ofType(ObjectInfo object, Checksum sum) {
    return new Checksum(sum.algorithm(), object.checksums().getFirst().type(), sum.value());
  }

  private static S3Failure noSuchPart(int number, int count) {
    return S3ErrorCode.INVALID_PART_NUMBER
        .failure()
        .with("PartNumberRequested", Integer.toString(number))
        .with("ActualPartCount", Integer.toString(count));
  }

  ByteRange range() {
    return object.size() == 0 ? ByteRange.whole() : new ByteRange.Span(offset, offset + size - 1);
  }

  int status() {
    return size == 0 ? 200 : 206;
  }

  /** The head of the answer. */
  Fields fields(S3Request request) {
    ByteRange.Resolved resolved = range().resolve(object.size());
    Fields fields = ObjectFields.of(request, object, resolved, checksums);
    if (count > 0) {
      fields.add("x-amz-mp-parts-count", Integer.toString(count));
    }
    if (size > 0) {
      fields.add("Content-Range", ContentSender.contentRange(resolved, object.size()));
    }
    return fields;
  }
}
