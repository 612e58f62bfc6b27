package io.sluice.gateway.rest.operation;

import io.sluice.gateway.look.Undelivered;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.RestFailure;
import io.vertx.core.Future;

/** Has one key looked at again, or all below a prefix. */
public final class RedriveDeadLetters implements Operation {
  private final Undelivered letters;
  private final Bodies bodies;

  public RedriveDeadLetters(Undelivered letters, Bodies bodies) {
    this.letters = letters;
    this.bodies = bodies;
  }

  /** What is sent: an id, or where; nothing for all. Each may be null. */
  record Wanted(String id, String bucket, String prefix) {}

  private record Driven(long count) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .compose(wanted -> drive(request, wanted))
        .map(Driven::new)
        .map(Reply::document);
  }

  private Future<Long> drive(RestRequest request, Wanted wanted) {
    if (wanted.id == null) {
      return letters.redriveUnder(request.caller(), text(wanted.bucket), text(wanted.prefix));
    }
    if (wanted.bucket != null || wanted.prefix != null) {
      throw RestFailure.field("id", "Give an id, or a bucket and a prefix, not both.");
    }
    return letters.redrive(request.caller(), wanted.id);
  }

  private static String text(String given) {
    return given == null ? "" : given;
  }
}
