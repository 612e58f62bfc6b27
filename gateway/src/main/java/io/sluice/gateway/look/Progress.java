package io.sluice.gateway.look;

import java.util.concurrent.atomic.LongAdder;

/** How far something that goes through many objects has come. */
final class Progress {
  private final LongAdder seen = new LongAdder();
  private final LongAdder handled = new LongAdder();
  private final LongAdder skipped = new LongAdder();

  void seen(long keys, long handledOfThem) {
    seen.add(keys);
    handled.add(handledOfThem);
  }

  /** Something could not be gone through, or done. */
  void skipped() {
    skipped.increment();
  }

  long skips() {
    return skipped.sum();
  }

  long seen() {
    return seen.sum();
  }

  long handled() {
    return handled.sum();
  }
}
