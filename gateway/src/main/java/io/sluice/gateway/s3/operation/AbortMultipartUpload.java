package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Uploads;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.spi.AbortUpload;
import io.vertx.core.Future;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html">AbortMultipartUpload</a>.
 */
public final class AbortMultipartUpload implements Operation {
  private final Uploads uploads;

  public AbortMultipartUpload(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return uploads
        .abort(request.principal(), new AbortUpload(PartParams.upload(request)))
        .map(aborted -> Reply.empty(204));
  }
}
