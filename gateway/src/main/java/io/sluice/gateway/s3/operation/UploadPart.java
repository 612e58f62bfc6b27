package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.PutPart;
import io.sluice.gateway.objects.Uploads;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.spi.Checksum;
import io.sluice.spi.PartInfo;
import io.vertx.core.Future;

/** <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html">UploadPart</a>. */
public final class UploadPart implements Operation {
  private final Uploads uploads;

  public UploadPart(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    PutPart put =
        new PutPart(
            PartParams.upload(request), PartParams.number(request), Uploading.body(request));
    return uploads.put(request.principal(), put).map(UploadPart::reply);
  }

  private static Reply reply(PartInfo part) {
    Fields fields = new Fields().add("ETag", EntityTags.quoted(part.etag()));
    for (Checksum sum : part.checksums()) {
      fields.add(ChecksumHeaders.header(sum.algorithm()), sum.value());
    }
    return new Reply.Empty(200, fields);
  }
}
