package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.vertx.core.Future;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html">GetBucketLocation</a>.
 */
public final class GetBucketLocation implements Operation {
  /** The oldest region has no name in this answer. */
  private static final String NAMELESS = "us-east-1";

  private final Buckets buckets;
  private final String region;

  public GetBucketLocation(Buckets buckets, String region) {
    this.buckets = buckets;
    this.region = region;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return buckets.stat(request.principal(), request.bucket()).map(bucket -> reply());
  }

  private Reply reply() {
    String location = region.equals(NAMELESS) ? "" : region;
    return Reply.document(XmlWriter.result("LocationConstraint").text(location).end());
  }
}
