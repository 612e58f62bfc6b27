package io.sluice.posix;

import static io.sluice.posix.SystemCall.call;
import static io.sluice.posix.SystemCall.handle;
import static io.sluice.posix.SystemCall.path;
import static io.sluice.posix.SystemCall.scratch;
import static io.sluice.posix.SystemCall.sized;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sluice.posix.SystemCall.Scratch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The system calls on extended attributes, as those of {@link LibC}. */
final class ExtendedAttributes {

  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final long SYS_GETXATTRAT = 464;

  private static final MethodHandle SYSCALL_OF_SIX =
      SystemCall.numbered(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG);
  private static final MethodHandle FGETXATTR =
      sized("fgetxattr", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
  private static final MethodHandle LGETXATTR =
      sized("lgetxattr", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
  private static final MethodHandle FSETXATTR =
      handle("fsetxattr", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);

  /** Whether the kernel may know getxattrat, which came with Linux 6.13. */
  private static volatile boolean byName = true;

  private ExtendedAttributes() {}

  /** An extended attribute, or null where there is none. */
  static byte[] read(Fd file, String name) {
    return value(
        "fgetxattr",
        (s, size) ->
            (long)
                FGETXATTR.invokeExact(s.state, file.number(), path(s.first, name), s.value, size));
  }

  /** The same by the name of a file in a directory, which spares opening it. */
  static byte[] readAt(Fd dir, String file, String name) {
    if (byName) {
      try {
        return value("getxattrat", (s, size) -> getxattrat(s, dir.number(), file, name, size));
      } catch (Errno e) {
        if (!e.is(Errno.ENOSYS)) {
          throw e;
        }
        byName = false;
      }
    }
    return readByPath(dir.procPath() + "/" + file, name);
  }

  /** What older kernels have for it; {@code file} is a path through {@link Fd#procPath}. */
  static byte[] readByPath(String file, String name) {
    return value(
        "lgetxattr",
        (s, size) ->
            (long)
                LGETXATTR.invokeExact(
                    s.state, path(s.first, file), path(s.second, name), s.value, size));
  }

  private static long getxattrat(Scratch s, int dir, String file, String name, long size)
      throws Throwable {
    s.struct.set(JAVA_LONG, 0, s.value.address());
    s.struct.set(JAVA_INT, 8, (int) size);
    s.struct.set(JAVA_INT, 12, 0);
    return (long)
        SYSCALL_OF_SIX.invokeExact(
            s.state,
            SYS_GETXATTRAT,
            (long) dir,
            path(s.first, file),
            (long) AT_SYMLINK_NOFOLLOW,
            path(s.second, name),
            s.struct,
            16L);
  }

  /** A system call that fills a value of at most so many bytes. */
  private interface ValueCall {
    long invoke(Scratch scratch, long size) throws Throwable;
  }

  private static byte[] value(String name, ValueCall get) {
    try {
      return value(name, get, Scratch.USUAL_XATTR_BYTES);
    } catch (Errno e) {
      if (e.is(Errno.ERANGE)) {
        return value(name, get, Scratch.XATTR_BYTES);
      }
      throw e;
    }
  }

  private static byte[] value(String name, ValueCall get, long size) {
    try {
      long length = call(name, "", s -> get.invoke(s, size));
      return scratch().value.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    } catch (Errno e) {
      if (e.is(Errno.ENODATA, Errno.EOPNOTSUPP)) {
        return null;
      }
      throw e;
    }
  }

  static void write(Fd file, String name, byte[] value) {
    call(
        "fsetxattr",
        name,
        s -> {
          MemorySegment.copy(value, 0, s.value, ValueLayout.JAVA_BYTE, 0, value.length);
          return (int)
              FSETXATTR.invokeExact(
                  s.state, file.number(), path(s.first, name), s.value, (long) value.length, 0);
        });
  }
}
