package io.sluice.gateway.objects;

import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.outbox.Mark;
import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;

/**
 * Where it is noted that an object is about to change, so that it is looked at afterwards: scanned,
 * read for its text, found or forgotten.
 */
public interface Marks {

  /** Nobody looks. */
  Marks NONE = (who, ref) -> Future.succeededFuture(Future::succeededFuture);

  /**
   * Succeeds when the mark is durable. Nobody looks before it is settled, which the caller does
   * when the change has happened or has failed, and before it answers.
   */
  Future<Mark> mark(Principal who, ObjectRef ref);

  /** Has somebody look, as soon as may be. */
  default Future<Void> lookAt(Principal who, ObjectRef ref) {
    return mark(who, ref).compose(Mark::settle);
  }
}
