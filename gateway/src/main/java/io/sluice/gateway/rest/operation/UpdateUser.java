package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.UserChange;
import io.sluice.gateway.access.Users;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Disables or enables a user, or changes what they may. What is absent stays. */
public final class UpdateUser implements Operation {
  private final Users users;
  private final Bodies bodies;

  public UpdateUser(Users users, Bodies bodies) {
    this.users = users;
    this.bodies = bodies;
  }

  /** What is sent; each may be null. */
  record Wanted(Boolean enabled, Boolean createBuckets, List<String> groups) {
    UserChange change() {
      return new UserChange(
          Optional.ofNullable(enabled),
          Optional.ofNullable(createBuckets),
          Optional.ofNullable(groups).map(ids -> Required.items("groups", ids)));
    }
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(Wanted::change)
        .compose(change -> users.update(request.caller(), request.path("user"), change))
        .map(UserDocument::reply);
  }
}
