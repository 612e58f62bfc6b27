package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Keys;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Disables or enables a key. Users may disable their own. */
public final class UpdateKey implements Operation {
  private final Keys keys;
  private final Bodies bodies;

  public UpdateKey(Keys keys, Bodies bodies) {
    this.keys = keys;
    this.bodies = bodies;
  }

  /** What is sent. */
  record Wanted(Boolean enabled) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(wanted -> Required.field("enabled", wanted.enabled))
        .compose(enabled -> keys.enable(request.caller(), request.path("key"), enabled))
        .map(KeyDocument::of)
        .map(Reply::document);
  }
}
