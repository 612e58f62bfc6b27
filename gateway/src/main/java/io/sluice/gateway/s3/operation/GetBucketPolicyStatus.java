package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html">GetBucketPolicyStatus</a>:
 * whether anything of the bucket was granted to anyone. There are no policies.
 */
public final class GetBucketPolicyStatus implements Operation {
  private final Buckets buckets;

  public GetBucketPolicyStatus(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return buckets
        .settings(request.principal(), request.bucket())
        .map(settings -> Reply.document(document(settings.isPublic())));
  }

  private static Buffer document(boolean isPublic) {
    return XmlWriter.result("PolicyStatus").element("IsPublic", isPublic).end();
  }
}
