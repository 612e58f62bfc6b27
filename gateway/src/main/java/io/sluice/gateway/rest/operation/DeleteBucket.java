package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Only an empty bucket goes. */
public final class DeleteBucket implements Operation {
  private final Buckets buckets;

  public DeleteBucket(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return buckets.delete(request.caller(), request.bucket()).map(gone -> Reply.empty());
  }
}
