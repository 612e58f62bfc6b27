package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Policies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** What is set for a bucket. */
public final class GetBucketSettings implements Operation {
  private final Buckets buckets;
  private final Policies policies;

  public GetBucketSettings(Buckets buckets, Policies policies) {
    this.buckets = buckets;
    this.policies = policies;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return buckets
        .settings(request.principal(), request.bucket())
        .map(settings -> BucketSettingsDocument.reply(settings, policies));
  }
}
