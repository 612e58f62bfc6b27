package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Groups;
import io.sluice.gateway.access.Users;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Params;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Who is in a group. A page looks at so many users, and shows those of them who are. */
public final class ListMembers implements Operation {
  private final Users users;
  private final Groups groups;
  private final int most;

  /**
   * Makes one.
   *
   * @param most entries of a page
   */
  public ListMembers(Users users, Groups groups, int most) {
    this.users = users;
    this.groups = groups;
    this.most = most;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    Params params = request.params();
    String group = request.path("group");
    return groups
        .get(request.caller(), group)
        .compose(there -> users.list(request.caller(), Pages.after(params), params.limit(most)))
        .map(page -> UserPage.reply(page, user -> user.groups().contains(group)));
  }
}
