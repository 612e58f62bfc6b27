package io.sluice.memory;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one step at a time at the state of the store. That alone makes every call atomic, so the
 * rest of this package is written as if nobody else were there.
 */
final class Turn {

  private final Vertx vertx;
  private final ReentrantLock lock = new ReentrantLock();

  Turn(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Runs the step at once; what it returns or throws is told on the caller's context. */
  <T> Future<T> take(Supplier<T> step) {
    Context caller = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    try {
      T result = alone(step);
      caller.runOnContext(ignored -> promise.complete(result));
    } catch (RuntimeException failure) {
      caller.runOnContext(ignored -> promise.fail(failure));
    }
    return promise.future();
  }

  /** The same for a step that has nothing to tell. */
  Future<Void> take(Runnable step) {
    return take(() -> {
      step.run();
      return null;
    });
  }

  private <T> T alone(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      lock.unlock();
    }
  }
}
