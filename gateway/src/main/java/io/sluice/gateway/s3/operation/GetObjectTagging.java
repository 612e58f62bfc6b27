package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.spi.StatObject;
import io.vertx.core.Future;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html">GetObjectTagging</a>.
 */
public final class GetObjectTagging implements Operation {
  private final Objects objects;

  public GetObjectTagging(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Versions.check(request);
    return objects
        .stat(request.principal(), new StatObject(request.ref()))
        .map(object -> Reply.document(Tagging.document(Tags.of(object.metadata()))));
  }
}
