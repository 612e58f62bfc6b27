package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.CorsRule;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.vertx.core.Future;
import java.util.List;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html">GetBucketCors</a>.
 */
public final class GetBucketCors implements Operation {
  private final Buckets buckets;

  public GetBucketCors(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return buckets
        .settings(request.principal(), request.bucket())
        .map(settings -> reply(settings.cors()));
  }

  private static Reply reply(List<CorsRule> rules) {
    if (rules.isEmpty()) {
      throw S3ErrorCode.NO_SUCH_CORS_CONFIGURATION.failure();
    }
    return Reply.document(CorsDocument.write(rules));
  }
}
