package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Grants;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** The grants of a bucket that the caller may change. */
public final class ListGrants implements Operation {
  private final Grants grants;

  public ListGrants(Grants grants) {
    this.grants = grants;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return grants.list(request.caller(), request.bucket()).map(GrantDocument::reply);
  }
}
