package io.sluice.gateway.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures: doubled each time up to a cap, and never for all the same. */
record BackOff(Duration first, Duration max, RandomGenerator random) {

  /**
   * Milliseconds, from half of the time that is due up to all of it.
   *
   * @param failures so far, 1 or more
   */
  long millis(int failures) {
    long due = first.toMillis() << Math.min(failures - 1, 30);
    long capped = due <= 0 ? max.toMillis() : Math.min(due, max.toMillis());
    return Math.max(1, random.nextLong(capped / 2, capped + 1));
  }
}
