package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.vertx.core.Future;
import java.util.List;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketCors.html">DeleteBucketCors</a>.
 */
public final class DeleteBucketCors implements Operation {
  private final Buckets buckets;

  public DeleteBucketCors(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return buckets
        .change(
            request.caller(),
            "DeleteBucketCors",
            request.bucket(),
            found -> found.withCors(List.of()))
        .map(settings -> Reply.empty(204));
  }
}
