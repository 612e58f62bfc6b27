package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Groups;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** One group. */
public final class GetGroup implements Operation {
  private final Groups groups;

  public GetGroup(Groups groups) {
    this.groups = groups;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return groups.get(request.caller(), request.path("group")).map(GroupDocument::reply);
  }
}
