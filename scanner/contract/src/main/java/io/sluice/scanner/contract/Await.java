package io.sluice.scanner.contract;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting on the thread of a test, never on an event loop. */
public final class Await {
  private static final Duration TIME_MAX = Duration.ofSeconds(60);
  private static final long STEP_NANOS = 2_000_000;

  private Await() {}

  /** What it succeeds with; fails where it fails or takes too long. */
  public static <T> T result(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(TIME_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within " + TIME_MAX, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Until it holds; looks often. */
  public static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + TIME_MAX.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + TIME_MAX + ": " + what);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
