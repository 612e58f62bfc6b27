package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.NewUser;
import io.sluice.gateway.access.User;
import io.sluice.gateway.access.Users;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.List;

/** Lets somebody in. They have no key yet. */
public final class CreateUser implements Operation {
  private final Users users;
  private final Bodies bodies;

  public CreateUser(Users users, Bodies bodies) {
    this.users = users;
    this.bodies = bodies;
  }

  /** What is sent; all but the name may be null. */
  record Wanted(String name, Boolean createBuckets, List<String> groups) {
    NewUser user() {
      return new NewUser(
          Required.field("name", name),
          Boolean.TRUE.equals(createBuckets),
          Required.items("groups", groups));
    }
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(Wanted::user)
        .compose(user -> users.create(request.caller(), user))
        .map(CreateUser::reply);
  }

  private static Reply reply(User user) {
    return Reply.created("/api/v1/users/" + user.id(), UserDocument.of(user));
  }
}
