package io.sluice.indexer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for futures on the thread of a test, never on an event loop. */
public final class Futures {
  private static final long SECONDS_MAX = 60;

  private Futures() {}

  /** What the future succeeds with; throws what it fails with. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError("failed, and not as the API says", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within " + SECONDS_MAX + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The failure of a future that must fail in this way and in no other. */
  public static <F extends RuntimeException> F refusal(Class<F> type, Future<?> future) {
    Object result;
    try {
      result = await(future);
    } catch (RuntimeException failure) {
      assertThat(failure).isExactlyInstanceOf(type);
      return type.cast(failure);
    }
    return fail("expected %s, but got %s", type.getSimpleName(), result);
  }
}
