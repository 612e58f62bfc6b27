package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Gives the addressed object another key or bucket, with everything it has. */
public final class MoveObject implements Operation {
  private final Objects objects;
  private final Bodies bodies;

  public MoveObject(Objects objects, Bodies bodies) {
    this.objects = objects;
    this.bodies = bodies;
  }

  /** What is sent. */
  record Wanted(Destination to) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(wanted -> move(request, Destination.required(wanted.to)))
        .compose(move -> objects.move(request.principal(), move))
        .map(ObjectDocument::reply);
  }

  private static io.sluice.spi.MoveObject move(RestRequest request, Destination to) {
    return new io.sluice.spi.MoveObject(request.ref(), to.ref(request), to.condition());
  }
}
