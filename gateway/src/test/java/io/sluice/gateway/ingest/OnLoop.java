package io.sluice.gateway.ingest;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs what belongs on an event loop on one, and waits for it. */
final class OnLoop {
  private final Context context;

  OnLoop(Vertx vertx) {
    context = vertx.getOrCreateContext();
  }

  /** Throws what the future fails with. */
  <T> T get(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(
        turn -> Future.succeededFuture().compose(any -> work.get()).onComplete(promise));
    try {
      return promise.future().await(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("it hangs", e);
    }
  }

  /** The failure of what must fail. */
  <T> Throwable failure(Supplier<Future<T>> work) {
    return get(() ->
        work.get()
            .transform(done ->
                done.failed()
                    ? Future.succeededFuture(done.cause())
                    : Future.failedFuture(new AssertionError("did not fail"))));
  }
}
