package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Grantee;
import io.sluice.gateway.objects.Grants;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Takes rights under a prefix away. That there are none is no failure. */
public final class DeleteGrant implements Operation {
  private final Grants grants;

  public DeleteGrant(Grants grants) {
    this.grants = grants;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    Grantee grantee = Grantee.of(request.params().text("grantee"));
    return grants
        .remove(request.caller(), request.bucket(), grantee, request.params().text("prefix"))
        .map(GrantDocument::reply);
  }
}
