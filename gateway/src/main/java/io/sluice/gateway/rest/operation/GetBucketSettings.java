package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** What is set for a bucket. */
public final class GetBucketSettings implements Operation {
  private final Buckets buckets;

  public GetBucketSettings(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return buckets
        .settings(request.principal(), request.bucket())
        .map(BucketSettingsDocument::reply);
  }
}
