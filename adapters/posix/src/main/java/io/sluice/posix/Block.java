package io.sluice.posix;

import io.sluice.spi.StorageFailure;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A block of native memory that each worker keeps, since the kernel cannot be given Java's. */
final class Block {

  static final int BYTES = 512 << 10;

  private static final ThreadLocal<MemorySegment> OF_THREAD =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(BYTES));

  private Block() {}

  static MemorySegment get() {
    return OF_THREAD.get();
  }

  /** Fills the array from the file. */
  static void read(Fd file, long offset, byte[] target) {
    MemorySegment block = get();
    int done = 0;
    while (done < target.length) {
      int count = LibC.read(file, block, Math.min(BYTES, target.length - done), offset + done);
      if (count == 0) {
        throw new StorageFailure.Unavailable("the file became shorter while it was read", null);
      }
      MemorySegment.copy(block, ValueLayout.JAVA_BYTE, 0, target, done, count);
      done += count;
    }
  }
}
