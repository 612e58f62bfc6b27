package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Grant;
import io.sluice.gateway.access.Grantee;
import io.sluice.gateway.access.Right;
import io.sluice.gateway.objects.Grants;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.List;

/** Gives rights under a prefix, in the place of what the same grantee has there. */
public final class PutGrant implements Operation {
  private final Grants grants;
  private final Bodies bodies;

  public PutGrant(Grants grants, Bodies bodies) {
    this.grants = grants;
    this.bodies = bodies;
  }

  /** What is sent; the prefix may be null for the whole bucket. */
  record Wanted(String grantee, String prefix, List<Right> rights) {
    Grant grant() {
      return new Grant(
          Grantee.of(Required.field("grantee", grantee)),
          prefix == null ? "" : prefix,
          Required.items("rights", Required.field("rights", rights)));
    }
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(Wanted::grant)
        .compose(grant -> grants.put(request.caller(), request.bucket(), grant))
        .map(GrantDocument::reply);
  }
}
