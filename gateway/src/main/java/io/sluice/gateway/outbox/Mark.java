package io.sluice.gateway.outbox;

import io.vertx.core.Future;

/**
 * A durable promise that a key will be looked at. It is held: nobody looks before {@link #settle},
 * unless this gateway dies first.
 */
public interface Mark {

  /**
   * Lets the key be looked at; to be called once, after the change of the object was committed or
   * has failed, and before it is answered. Succeeds at once, nearly always. Where this gateway gave
   * no sign of life for so long that another may have taken the mark for abandoned, and have looked
   * too early, it is written anew first. Fails where that cannot be done; then the key is looked at
   * all the same as long as this gateway lives.
   */
  Future<Void> settle();
}
