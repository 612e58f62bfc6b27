package io.sluice.gateway.ingest;

import java.util.concurrent.atomic.AtomicInteger;

/** How much each body may hold, given how many there are. Used from all event loops. */
final class Memory {
  /** Less than this is less than what one read of a socket brings. */
  private static final int SHARE_MIN = 64 << 10;

  private final IngestLimits limits;
  private final AtomicInteger bodies = new AtomicInteger();

  Memory(IngestLimits limits) {
    this.limits = limits;
  }

  void enter() {
    bodies.incrementAndGet();
  }

  void leave() {
    bodies.decrementAndGet();
  }

  int share() {
    long even = limits.totalBytes() / Math.max(1, bodies.get());
    return (int) Math.max(SHARE_MIN, Math.min(even, limits.inFlightBytes()));
  }
}
