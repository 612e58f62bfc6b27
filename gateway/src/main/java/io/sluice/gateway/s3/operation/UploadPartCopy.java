package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.objects.CopyPart;
import io.sluice.gateway.objects.Uploads;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.representation.RangeHeader;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.ByteRange;
import io.sluice.spi.OpenObject;
import io.sluice.spi.PartInfo;
import io.vertx.core.Future;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html">UploadPartCopy</a>.
 * The bytes pass through the gateway, which hashes them.
 */
public final class UploadPartCopy implements Operation {
  private static final String RANGE = "x-amz-copy-source-range";

  private final Uploads uploads;

  public UploadPartCopy(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    ByteRange range = request.header(RANGE).map(UploadPartCopy::range).orElse(ByteRange.whole());
    OpenObject source =
        new OpenObject(CopySource.of(request), range, Conditions.copySource(request));
    CopyPart copy = new CopyPart(PartParams.upload(request), PartParams.number(request), source);
    return uploads.copy(request.principal(), copy).map(UploadPartCopy::reply);
  }

  /** Unlike Range, this one must be right: {@code bytes=first-last}. */
  private static ByteRange range(String header) {
    if (RangeHeader.parse(header) instanceof ByteRange.Span span) {
      return span;
    }
    throw S3Failure.argument(RANGE, header, RANGE + " must be bytes=first-last.");
  }

  private static Reply reply(PartInfo part) {
    XmlWriter xml =
        XmlWriter.result("CopyPartResult")
            .element("LastModified", HttpDates.isoMillis(part.lastModified()))
            .element("ETag", EntityTags.quoted(part.etag()));
    ChecksumHeaders.write(part.checksums(), xml);
    return Reply.document(xml.end());
  }
}
