package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.QuarantineRoom;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Puts an object back where it was, unless there is another now. */
public final class ReleaseQuarantined implements Operation {
  private final QuarantineRoom room;
  private final Bodies bodies;

  public ReleaseQuarantined(QuarantineRoom room, Bodies bodies) {
    this.room = room;
    this.bodies = bodies;
  }

  /** What is sent. */
  record Wanted(String id) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(wanted -> Required.field("id", wanted.id))
        .compose(id -> room.release(request.caller(), id))
        .map(QuarantinedDocument::of)
        .map(Reply::document);
  }
}
