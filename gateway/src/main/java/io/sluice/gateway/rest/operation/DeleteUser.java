package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Users;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Shuts a user out, with all of their keys. */
public final class DeleteUser implements Operation {
  private final Users users;

  public DeleteUser(Users users) {
    this.users = users;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return users.delete(request.caller(), request.path("user")).map(gone -> Reply.empty());
  }
}
