package io.sluice.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Bytes from file to file: by the kernel where it can, else through a block of memory. */
final class FileCopy {

  private static final int BLOCK_BYTES = 1 << 20;

  /** So much at a time, since a single call can be neither interrupted nor watched. */
  private static final long KERNEL_BYTES = 1 << 30;

  private FileCopy() {}

  static void copy(Fd from, long fromOffset, Fd to, long toOffset, long length) {
    long done = 0;
    try {
      while (done < length) {
        long count =
            LibC.copy(
                from,
                fromOffset + done,
                to,
                toOffset + done,
                Math.min(KERNEL_BYTES, length - done));
        if (count == 0) {
          throw new IllegalStateException("the file became shorter while it was copied");
        }
        done += count;
      }
    } catch (Errno e) {
      if (!e.is(Errno.EXDEV, Errno.EINVAL, Errno.EOPNOTSUPP, Errno.ENOSYS)) {
        throw e;
      }
      throughMemory(from, fromOffset + done, to, toOffset + done, length - done, null);
    }
  }

  /** Copies a whole file and tells the MD5 of what was copied. */
  static byte[] copyAndDigest(Fd from, Fd to, long length) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      throughMemory(from, 0, to, 0, length, md5);
      return md5.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static void throughMemory(
      Fd from, long fromOffset, Fd to, long toOffset, long length, MessageDigest digest) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment block = arena.allocate(BLOCK_BYTES);
      long done = 0;
      while (done < length) {
        int count = LibC.read(from, block, Math.min(BLOCK_BYTES, length - done), fromOffset + done);
        if (count == 0) {
          throw new IllegalStateException("the file became shorter while it was copied");
        }
        if (digest != null) {
          digest.update(block.asSlice(0, count).asByteBuffer());
        }
        LibC.write(to, block, count, toOffset + done);
        done += count;
      }
    }
  }
}
