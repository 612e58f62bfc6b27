package io.sluice.gateway.rest.operation;

import io.sluice.gateway.look.Undelivered;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** Forgets that a key could not be looked at. */
public final class DeleteDeadLetter implements Operation {
  private final Undelivered letters;

  public DeleteDeadLetter(Undelivered letters) {
    this.letters = letters;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return letters.delete(request.caller(), request.path("letter")).map(gone -> Reply.empty());
  }
}
