package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.User;
import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.rest.Reply;
import java.util.List;

/** A user as they are shown. Keys are listed by themselves. */
record UserDocument(
    String id,
    String name,
    boolean enabled,
    boolean createBuckets,
    List<String> groups,
    String created) {

  static UserDocument of(User user) {
    return new UserDocument(
        user.id(),
        user.name(),
        user.enabled(),
        user.createBuckets(),
        user.groups().stream().sorted().toList(),
        HttpDates.isoMillis(user.created()));
  }

  static Reply reply(User user) {
    return Reply.document(of(user));
  }
}
