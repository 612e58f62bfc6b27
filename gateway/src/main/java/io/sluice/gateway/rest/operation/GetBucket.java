package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** What a bucket is. */
public final class GetBucket implements Operation {
  private final Buckets buckets;

  public GetBucket(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return buckets
        .stat(request.principal(), request.bucket())
        .map(BucketDocument::of)
        .map(Reply::document);
  }
}
