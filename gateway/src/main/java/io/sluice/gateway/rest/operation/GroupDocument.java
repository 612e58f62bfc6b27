package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Group;
import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.rest.Reply;

/** A group as it is shown. */
record GroupDocument(String id, String name, String created) {

  static GroupDocument of(Group group) {
    return new GroupDocument(group.id(), group.name(), HttpDates.isoMillis(group.created()));
  }

  static Reply reply(Group group) {
    return Reply.document(of(group));
  }
}
