package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.spi.StatObject;
import io.vertx.core.Future;

/** What somebody has written on an object. */
public final class GetObjectTags implements Operation {
  private final Objects objects;

  public GetObjectTags(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return objects
        .stat(request.principal(), new StatObject(request.ref()))
        .map(TagsDocument::reply);
  }
}
