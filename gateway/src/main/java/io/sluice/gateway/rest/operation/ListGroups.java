package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Group;
import io.sluice.gateway.access.Groups;
import io.sluice.gateway.access.Page;
import io.sluice.gateway.http.Cursors;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Params;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** All groups, a page at a time, or the one of a name. */
public final class ListGroups implements Operation {
  private final Groups groups;
  private final int most;

  /**
   * Makes one.
   *
   * @param most entries of a page
   */
  public ListGroups(Groups groups, int most) {
    this.groups = groups;
    this.most = most;
  }

  private record Listed(List<GroupDocument> groups, String next) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    Params params = request.params();
    Optional<String> name = params.get("name");
    Future<Page<Group>> found =
        name.isPresent()
            ? groups
                .find(request.caller(), name.get())
                .map(group -> new Page<>(group.stream().toList(), Optional.empty()))
            : groups.list(request.caller(), Pages.after(params), params.limit(most));
    return found.map(ListGroups::reply);
  }

  private static Reply reply(Page<Group> page) {
    return Reply.document(
        new Listed(
            page.items().stream().map(GroupDocument::of).toList(),
            page.next().map(Cursors::encode).orElse(null)));
  }
}
