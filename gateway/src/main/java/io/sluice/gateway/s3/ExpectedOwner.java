package io.sluice.gateway.s3;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.operation.CopySource;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Keeps the promise of {@code x-amz-expected-bucket-owner} and of its like for the source of a
 * copy: nothing happens in a bucket that belongs to somebody else than the client believes.
 */
final class ExpectedOwner {
  private static final String TARGET = "x-amz-expected-bucket-owner";
  private static final String SOURCE = "x-amz-source-expected-bucket-owner";

  private final Buckets buckets;

  ExpectedOwner(Buckets buckets) {
    this.buckets = buckets;
  }

  Future<Void> check(S3Request request) {
    Optional<String> target = request.header(TARGET);
    Optional<String> source = request.header(SOURCE);
    if (target.isEmpty() && source.isEmpty()) {
      return Future.succeededFuture();
    }
    S3Operation operation = request.operation();
    Future<Void> checked =
        target.isPresent() && operation.target() != S3Operation.Target.SERVICE
            ? require(request.bucket(), target.get())
            : Future.succeededFuture();
    return source.isPresent() && operation.copy()
        ? checked.compose(ok -> require(CopySource.of(request).bucket(), source.get()))
        : checked;
  }

  private Future<Void> require(BucketName bucket, String owner) {
    return buckets.requireOwner(bucket, owner);
  }
}
