package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Users;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Puts a user into a group. */
public final class AddMember implements Operation {
  private final Users users;

  public AddMember(Users users) {
    this.users = users;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return users
        .join(request.caller(), request.path("user"), request.path("group"))
        .map(joined -> Reply.empty());
  }
}
