package io.sluice.posix;

import io.sluice.spi.ByteRange;

/**
 * Whether bytes of a file are in memory, so that sending them waits for no disk. Told by samples,
 * since the kernel reads and forgets neighbours together; their number is bounded.
 */
final class Residency {
  private static final long STEP_BYTES = 128 << 10;
  private static final long SAMPLES_MAX = 4096;

  private Residency() {}

  static boolean of(Fd file, ByteRange.Resolved range) {
    long step = Math.max(STEP_BYTES, range.length() / SAMPLES_MAX);
    long last = range.offset() + range.length() - 1;
    for (long at = range.offset(); at < last; at += step) {
      if (!LibC.isAtHand(file, at)) {
        return false;
      }
    }
    return LibC.isAtHand(file, last);
  }
}
