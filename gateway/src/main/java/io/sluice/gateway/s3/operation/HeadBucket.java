package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.vertx.core.Future;

/** <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">HeadBucket</a>. */
public final class HeadBucket implements Operation {
  private final Buckets buckets;
  private final String region;

  public HeadBucket(Buckets buckets, String region) {
    this.buckets = buckets;
    this.region = region;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return buckets.stat(request.principal(), request.bucket()).map(bucket -> reply());
  }

  private Reply reply() {
    return new Reply.Empty(200, new Fields().add("x-amz-bucket-region", region));
  }
}
