package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.vertx.core.Future;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html">GetBucketTagging</a>.
 */
public final class GetBucketTagging implements Operation {
  private final Buckets buckets;

  public GetBucketTagging(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return buckets
        .settings(request.principal(), request.bucket())
        .map(settings -> reply(new Tags(settings.tags())));
  }

  private static Reply reply(Tags tags) {
    if (tags.size() == 0) {
      throw S3ErrorCode.NO_SUCH_TAG_SET.failure();
    }
    return Reply.document(Tagging.document(tags));
  }
}
