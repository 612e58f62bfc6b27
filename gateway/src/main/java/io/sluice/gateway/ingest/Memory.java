package io.sluice.gateway.ingest;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the bodies may hold, given how many there are. Each has room for one read of a socket
 * set aside before it begins, so that all of them together stay within the limit; one for which
 * there is no room is not begun. Used from all event loops.
 */
final class Memory {
  /** What one read of a socket brings at most. */
  private static final int READ_BYTES = 64 << 10;

  private final IngestLimits limits;
  private final AtomicInteger bodies = new AtomicInteger();
  private final AtomicLong reserved = new AtomicLong();

  Memory(IngestLimits limits) {
    this.limits = limits;
  }

  /** What a body of that size needs at least. */
  static int least(OptionalLong declared) {
    return (int) Math.min(READ_BYTES, declared.orElse(READ_BYTES));
  }

  /** Sets bytes aside, which must be given back, or says that there is no room. */
  boolean reserve(long bytes) {
    if (reserved.addAndGet(bytes) <= limits.totalBytes()) {
      return true;
    }
    reserved.addAndGet(-bytes);
    return false;
  }

  static IngestFailure full() {
    return new IngestFailure(IngestFailure.Reason.BUSY, "too many bodies are on their way");
  }

  void giveBack(long bytes) {
    reserved.addAndGet(-bytes);
  }

  void enter() {
    bodies.incrementAndGet();
  }

  void leave() {
    bodies.decrementAndGet();
  }

  int share() {
    long even = limits.totalBytes() / Math.max(1, bodies.get());
    return (int) Math.max(READ_BYTES, Math.min(even, limits.inFlightBytes()));
  }
}
