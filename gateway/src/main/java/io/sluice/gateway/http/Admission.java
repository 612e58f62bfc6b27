package io.sluice.gateway.http;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is under way on all event loops, and says where it ends. */
final class Admission {
  private final int most;
  private final AtomicInteger current = new AtomicInteger();

  Admission(int most) {
    this.most = most;
  }

  /** Takes a place, which must be given back, or says that there is none. */
  boolean enter() {
    if (current.incrementAndGet() > most) {
      current.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave() {
    current.decrementAndGet();
  }

  /** How many are in. */
  int current() {
    return current.get();
  }
}
