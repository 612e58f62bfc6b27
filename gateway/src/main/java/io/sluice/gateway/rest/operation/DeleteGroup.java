package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Groups;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Ends a group. Its grants give nothing from then on. */
public final class DeleteGroup implements Operation {
  private final Groups groups;

  public DeleteGroup(Groups groups) {
    this.groups = groups;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return groups.delete(request.caller(), request.path("group")).map(gone -> Reply.empty());
  }
}
