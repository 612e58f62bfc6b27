package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Page;
import io.sluice.gateway.access.Users;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Params;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.Optional;

/** All users, a page at a time, or the one of a name. */
public final class ListUsers implements Operation {
  private final Users users;
  private final int most;

  /**
   * Makes one.
   *
   * @param most entries of a page
   */
  public ListUsers(Users users, int most) {
    this.users = users;
    this.most = most;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    Params params = request.params();
    Optional<String> name = params.get("name");
    return name.isPresent()
        ? users
            .find(request.caller(), name.get())
            .map(found -> new Page<>(found.stream().toList(), Optional.empty()))
            .map(page -> UserPage.reply(page, user -> true))
        : users
            .list(request.caller(), Pages.after(params), params.limit(most))
            .map(page -> UserPage.reply(page, user -> true));
  }
}
