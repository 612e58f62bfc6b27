package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.QuarantineRoom;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.RestFailure;
import io.vertx.core.Future;

/** Deletes an object that was put aside. */
public final class DeleteQuarantined implements Operation {
  private final QuarantineRoom room;

  public DeleteQuarantined(QuarantineRoom room) {
    this.room = room;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    String id =
        request
            .params()
            .get("id")
            .orElseThrow(() -> RestFailure.parameter("id", "The parameter id is missing."));
    return room.delete(request.caller(), id).map(gone -> Reply.empty());
  }
}
