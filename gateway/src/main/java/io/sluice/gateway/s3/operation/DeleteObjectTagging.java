package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html">DeleteObjectTagging</a>.
 */
public final class DeleteObjectTagging implements Operation {
  private final Objects objects;

  public DeleteObjectTagging(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Versions.check(request);
    UpdateMetadata none = new UpdateMetadata(request.ref(), Optional.empty(), Tags.NONE.patch());
    return objects.updateMetadata(request.principal(), none).map(object -> Reply.empty(204));
  }
}
