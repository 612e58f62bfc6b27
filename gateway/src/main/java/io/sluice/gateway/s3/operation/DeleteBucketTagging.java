package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.vertx.core.Future;
import java.util.Map;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html">DeleteBucketTagging</a>.
 */
public final class DeleteBucketTagging implements Operation {
  private final Buckets buckets;

  public DeleteBucketTagging(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return buckets
        .change(
            request.caller(),
            "DeleteBucketTagging",
            request.bucket(),
            found -> found.withTags(Map.of()))
        .map(settings -> Reply.empty(204));
  }
}
