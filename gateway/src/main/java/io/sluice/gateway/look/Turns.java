package io.sluice.gateway.look;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Lets so much be done at the same time, and the rest wait for its turn, in order. */
final class Turns {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Turns(int atOnce) {
    this.free = atOnce;
  }

  /** Begins on the caller's context, at once or later. */
  <T> Future<T> take(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    Context context = Vertx.currentContext();
    enter(() -> begin(context, work, promise));
    return promise.future();
  }

  private <T> void begin(Context context, Supplier<Future<T>> work, Promise<T> promise) {
    Runnable run = () -> work.get().onComplete(promise).onComplete(done -> leave());
    if (context == null) {
      run.run();
    } else {
      context.runOnContext(turn -> run.run());
    }
  }

  private void enter(Runnable begin) {
    synchronized (waiting) {
      if (free == 0) {
        waiting.add(begin);
        return;
      }
      free--;
    }
    begin.run();
  }

  private void leave() {
    Runnable next;
    synchronized (waiting) {
      next = waiting.poll();
      free += next == null ? 1 : 0;
    }
    if (next != null) {
      next.run();
    }
  }
}
