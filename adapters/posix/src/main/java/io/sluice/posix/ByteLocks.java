package io.sluice.posix;

import static io.sluice.posix.SystemCall.call;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The system call that locks bytes of files, as those of {@link LibC}. */
final class ByteLocks {

  private static final int F_OFD_SETLK = 37;

  private static final MethodHandle FCNTL_LOCK =
      SystemCall.variadic("fcntl", 2, JAVA_INT, JAVA_INT, ADDRESS);

  private ByteLocks() {}

  /**
   * Locks bytes for this open file description only, or unlocks them. Such a lock ends when its
   * descriptor is closed, and closing another one on the same file does not touch it.
   *
   * @return whether it was to be had
   */
  static boolean tryLock(Fd file, long offset, long length) {
    return setLock(file, (short) 1, offset, length);
  }

  static void unlock(Fd file, long offset, long length) {
    setLock(file, (short) 2, offset, length);
  }

  private static boolean setLock(Fd file, short type, long offset, long length) {
    try {
      call(
          "fcntl",
          "lock",
          s -> {
            s.struct.asSlice(0, 32).fill((byte) 0);
            s.struct.set(ValueLayout.JAVA_SHORT, 0, type);
            s.struct.set(JAVA_LONG, 8, offset);
            s.struct.set(JAVA_LONG, 16, length);
            return (int) FCNTL_LOCK.invokeExact(s.state, file.number(), F_OFD_SETLK, s.struct);
          });
      return true;
    } catch (Errno e) {
      if (e.is(Errno.EAGAIN, Errno.EACCES)) {
        return false;
      }
      throw e;
    }
  }
}
