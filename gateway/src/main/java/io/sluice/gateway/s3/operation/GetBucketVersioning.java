package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.vertx.core.Future;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html">GetBucketVersioning</a>:
 * never switched on, which is said by an empty document.
 */
public final class GetBucketVersioning implements Operation {
  private final Buckets buckets;

  public GetBucketVersioning(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return buckets
        .stat(request.principal(), request.bucket())
        .map(bucket -> Reply.document(XmlWriter.result("VersioningConfiguration").end()));
  }
}
