package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Page;
import io.sluice.gateway.access.User;
import io.sluice.gateway.http.Cursors;
import io.sluice.gateway.rest.Reply;
import java.util.List;
import java.util.function.Predicate;

/** A page of users; {@code next} is null in the last one. */
record UserPage(List<UserDocument> users, String next) {

  static Reply reply(Page<User> page, Predicate<User> shown) {
    return Reply.document(
        new UserPage(
            page.items().stream().filter(shown).map(UserDocument::of).toList(),
            page.next().map(Cursors::encode).orElse(null)));
  }
}
