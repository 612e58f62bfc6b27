package io.sluice.gateway.outbox;

import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;

/** What is to be done with a key that was marked. */
@FunctionalInterface
public interface Look {

  /**
   * Looks at what is there now, be it an object, another one than before, or none. Called on the
   * event loop of the outbox: it must not block. It must complete, on whichever thread; no other
   * look at the same key begins before. A failure is tried again later.
   *
   * @param attempt 1 for the first, one more after each failure
   */
  Future<Outcome> look(ObjectRef ref, int attempt);
}
