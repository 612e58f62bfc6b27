package io.sluice.gateway.it;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process does and does not tell. */
final class Await {
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = 5_000_000;

  private Await() {}

  static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > MOST.toNanos()) {
        throw new AssertionError("this did not happen within " + MOST + ": " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  static void untilEmpty(String what, Supplier<? extends Collection<?>> things) {
    try {
      until(what, () -> things.get().isEmpty());
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ": " + things.get(), e);
    }
  }
}
