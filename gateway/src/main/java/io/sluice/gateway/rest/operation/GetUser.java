package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Users;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** One user. */
public final class GetUser implements Operation {
  private final Users users;

  public GetUser(Users users) {
    this.users = users;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return users.get(request.caller(), request.path("user")).map(UserDocument::reply);
  }
}
