package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Users;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Takes a user out of a group. */
public final class RemoveMember implements Operation {
  private final Users users;

  public RemoveMember(Users users) {
    this.users = users;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return users
        .leave(request.caller(), request.path("user"), request.path("group"))
        .map(left -> Reply.empty());
  }
}
