package io.sluice.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.time.Instant;

/** What the kernel says of a file; times to the nanosecond. */
record FileStat(
    int links,
    int mode,
    int uid,
    int gid,
    long inode,
    long device,
    long size,
    Instant modified,
    Instant changed,
    Instant born) {

  private static final int TYPE = 0xf000;

  /** Some filesystems keep times that no calendar has; the nearest that has a name is shown. */
  private static final long FIRST_SECOND = Instant.MIN.getEpochSecond();

  private static final long LAST_SECOND = Instant.MAX.getEpochSecond();

  /** What {@code statx} left in memory. */
  static FileStat of(MemorySegment x) {
    return new FileStat(
        x.get(JAVA_INT, 16),
        x.get(JAVA_SHORT, 28) & 0xffff,
        x.get(JAVA_INT, 20),
        x.get(JAVA_INT, 24),
        x.get(JAVA_LONG, 32),
        ((long) x.get(JAVA_INT, 136) << 32) | x.get(JAVA_INT, 140),
        x.get(JAVA_LONG, 40),
        time(x, 112),
        time(x, 96),
        time(x, 80));
  }

  private static Instant time(MemorySegment x, long offset) {
    long second = Math.clamp(x.get(JAVA_LONG, offset), FIRST_SECOND, LAST_SECOND);
    int nano = Math.clamp(x.get(JAVA_INT, offset + 8), 0, 999_999_999);
    return Instant.ofEpochSecond(second, nano);
  }

  boolean isFile() {
    return (mode & TYPE) == 0x8000;
  }

  boolean isDirectory() {
    return (mode & TYPE) == 0x4000;
  }

  /** Whether somebody other than the owner may write. */
  boolean isSharedForWriting() {
    return (mode & 022) != 0;
  }

  boolean isSetGroupId() {
    return (mode & 02000) != 0;
  }
}
