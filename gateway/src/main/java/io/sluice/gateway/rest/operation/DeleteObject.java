package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** A missing object is deleted already, unless If-Match asks for one. */
public final class DeleteObject implements Operation {
  private final Objects objects;

  public DeleteObject(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return objects
        .delete(
            request.principal(),
            new io.sluice.spi.DeleteObject(request.ref(), Conditions.match(request)))
        .map(deleted -> Reply.empty());
  }
}
