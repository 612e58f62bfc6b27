package io.sluice.gateway.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * So many units a second, of which a second's worth may pass at once after a rest. May be used by
 * any thread.
 */
final class Pace {
  private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final double nanosPerUnit;
  private final LongSupplier clock;

  /** When everything that has passed is paid for. */
  private final AtomicLong due;

  /**
   * Makes one.
   *
   * @param perSecond 0 for no limit
   * @param clock in nanoseconds
   */
  Pace(long perSecond, LongSupplier clock) {
    this.nanosPerUnit = perSecond == 0 ? 0 : 1e9 / perSecond;
    this.clock = clock;
    this.due = new AtomicLong(clock.getAsLong() - BURST_NANOS);
  }

  boolean isUnlimited() {
    return nanosPerUnit == 0;
  }

  /** Lets units pass, and tells for how many nanoseconds whoever sent them has to rest. */
  long pass(long units) {
    if (isUnlimited()) {
      return 0;
    }
    long now = clock.getAsLong();
    long cost = (long) (units * nanosPerUnit);
    long paid = due.accumulateAndGet(cost, (old, more) -> Math.max(old, now - BURST_NANOS) + more);
    return Math.max(0, paid - now);
  }

  /** Lets one unit pass and gives 0, or lets none pass and tells when one could. */
  long tryPass() {
    if (isUnlimited()) {
      return 0;
    }
    long now = clock.getAsLong();
    long cost = (long) nanosPerUnit;
    while (true) {
      long old = due.get();
      long paid = Math.max(old, now - BURST_NANOS) + cost;
      if (paid > now) {
        return paid - now;
      }
      if (due.compareAndSet(old, paid)) {
        return 0;
      }
    }
  }
}
