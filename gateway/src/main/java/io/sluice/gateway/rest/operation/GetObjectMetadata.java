package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.spi.StatObject;
import io.vertx.core.Future;

/** Everything that is known of an object but its bytes. */
public final class GetObjectMetadata implements Operation {
  private final Objects objects;

  public GetObjectMetadata(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return objects
        .stat(request.principal(), new StatObject(request.ref()))
        .map(ObjectDocument::reply);
  }
}
