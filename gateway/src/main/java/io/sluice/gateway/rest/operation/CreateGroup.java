package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Group;
import io.sluice.gateway.access.Groups;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Makes a group, such as a school. */
public final class CreateGroup implements Operation {
  private final Groups groups;
  private final Bodies bodies;

  public CreateGroup(Groups groups, Bodies bodies) {
    this.groups = groups;
    this.bodies = bodies;
  }

  /** What is sent. */
  record Wanted(String name) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(wanted -> Required.field("name", wanted.name))
        .compose(name -> groups.create(request.caller(), name))
        .map(CreateGroup::reply);
  }

  private static Reply reply(Group group) {
    return Reply.created("/api/v1/groups/" + group.id(), GroupDocument.of(group));
  }
}
