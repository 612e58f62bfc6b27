package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Keys;
import io.sluice.gateway.access.NewKey;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Makes a key pair for a user. Users may make their own. The secret is shown this once. */
public final class CreateKey implements Operation {
  private final Keys keys;
  private final Bodies bodies;

  public CreateKey(Keys keys, Bodies bodies) {
    this.keys = keys;
    this.bodies = bodies;
  }

  /** Nothing can be said about a key yet, but only JSON is safe from forms of other pages. */
  record Wanted() {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .compose(wanted -> keys.create(request.caller(), request.path("user")))
        .map(CreateKey::reply);
  }

  private static Reply reply(NewKey made) {
    return Reply.created(
        "/api/v1/keys/" + made.key().id(), KeyDocument.of(made.key(), made.secret()));
  }
}
