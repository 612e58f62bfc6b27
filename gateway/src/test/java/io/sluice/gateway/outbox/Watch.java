package io.sluice.gateway.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until something holds, looking whenever something has happened. For one who waits. */
final class Watch {
  private static final Duration MOST = Duration.ofSeconds(60);

  private final Semaphore happenings = new Semaphore(0);

  void happened() {
    happenings.release();
  }

  /** What is looked at may come about without {@link #happened}, so it looks by itself, too. */
  void until(BooleanSupplier holds) {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("it does not come about");
      }
      try {
        if (happenings.tryAcquire(5, TimeUnit.MILLISECONDS)) {
          happenings.drainPermits();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
