package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Keys;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Ends a key. Users may end their own. */
public final class DeleteKey implements Operation {
  private final Keys keys;

  public DeleteKey(Keys keys) {
    this.keys = keys;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return keys.delete(request.caller(), request.path("key")).map(gone -> Reply.empty());
  }
}
