package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.Keys;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.List;

/** The keys of a user. Users may list their own. Secrets are never told again. */
public final class ListKeys implements Operation {
  private final Keys keys;

  public ListKeys(Keys keys) {
    this.keys = keys;
  }

  private record Listed(List<KeyDocument> keys) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return keys.list(request.caller(), request.path("user"))
        .map(found -> new Listed(found.stream().map(KeyDocument::of).toList()))
        .map(Reply::document);
  }
}
