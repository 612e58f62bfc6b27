package io.sluice.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The system calls that Java lacks, one method a call, each failing with {@link Errno}. Paths are
 * UTF-8 bytes whatever the locale. All of them block, so all of them belong on a worker.
 *
 * <p>The only class of the project that calls foreign functions.
 */
@SuppressWarnings("restricted")
final class LibC {

  static final int AT_FDCWD = -100;
  static final int O_RDONLY = 0;
  static final int O_WRONLY = 1;
  static final int O_RDWR = 2;
  static final int O_CREAT = 0100;
  static final int O_EXCL = 0200;
  static final int O_NONBLOCK = 04000;
  static final int O_CLOEXEC = 02000000;

  /** Opens what may not be read, so that it can be asked about. */
  static final int O_PATH = 010000000;

  static final int RENAME_NOREPLACE = 1;

  // These differ between the two architectures that are served.
  private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
  static final int O_DIRECTORY = ARM ? 040000 : 0200000;
  static final int O_TMPFILE = 020000000 | O_DIRECTORY;

  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_SYMLINK_FOLLOW = 0x400;
  private static final int AT_REMOVEDIR = 0x200;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int STATX_BASIC_AND_BIRTH = 0xfff;
  private static final int F_OFD_SETLK = 37;
  private static final int SYNC_FILE_RANGE_WRITE = 2;
  private static final int RWF_NOWAIT = 8;

  private static final long SYS_OPENAT2 = 437;
  private static final long SYS_GETXATTRAT = 464;

  /** Beneath the starting point, through neither symbolic nor magic links. */
  private static final long RESOLVE_INSIDE = 0x08 | 0x04 | 0x02;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final VarHandle ERRNO =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle SYSCALL =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("syscall"),
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG),
          Linker.Option.captureCallState("errno"),
          Linker.Option.firstVariadicArg(1));
  private static final MethodHandle SYSCALL_OF_SIX =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("syscall"),
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG),
          Linker.Option.captureCallState("errno"),
          Linker.Option.firstVariadicArg(1));
  private static final MethodHandle CLOSE = handle("close", JAVA_INT);
  private static final MethodHandle STATX =
      handle("statx", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle MKDIRAT = handle("mkdirat", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle UNLINKAT = handle("unlinkat", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle LINKAT =
      handle("linkat", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle RENAMEAT2 =
      handle("renameat2", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle FSYNC = handle("fsync", JAVA_INT);
  private static final MethodHandle FTRUNCATE = handle("ftruncate", JAVA_INT, JAVA_LONG);
  private static final MethodHandle FUTIMENS = handle("futimens", JAVA_INT, ADDRESS);
  private static final MethodHandle FCHOWN = handle("fchown", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle FCNTL_LOCK =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("fcntl"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS),
          Linker.Option.captureCallState("errno"),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle SYNC_FILE_RANGE =
      handle("sync_file_range", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PREAD = sized("pread", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PREADV2 =
      sized("preadv2", JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PWRITE =
      sized("pwrite", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle GETDENTS64 = sized("getdents64", JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle FGETXATTR =
      sized("fgetxattr", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
  private static final MethodHandle LGETXATTR =
      sized("lgetxattr", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
  private static final MethodHandle FSETXATTR =
      handle("fsetxattr", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle COPY_FILE_RANGE =
      sized("copy_file_range", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

  private LibC() {}

  /** Memory for one call at a time of one thread; calls never nest. */
  private static final class Scratch {
    static final int PATH_BYTES = 4096;
    static final int XATTR_BYTES = 65536;

    /** The kernel clears as much memory as is offered to it, so little is offered at first. */
    static final int USUAL_XATTR_BYTES = 512;

    private final Arena arena = Arena.ofAuto();
    final MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
    final MemorySegment first = arena.allocate(PATH_BYTES);
    final MemorySegment second = arena.allocate(PATH_BYTES);
    final MemorySegment struct = arena.allocate(256, 8);
    final MemorySegment value = arena.allocate(XATTR_BYTES);

    int errno() {
      return (int) ERRNO.get(state, 0L);
    }
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /** A system call; fails as foreign calls do. */
  private interface Call {
    long invoke(Scratch scratch) throws Throwable;
  }

  /**
   * Opens a path without ever leaving {@code dir} or following a link. Links give {@code ELOOP},
   * ways out {@code EXDEV}.
   */
  static Fd openInside(Fd dir, String path, int flags, int mode) {
    return new Fd(
        (int)
            call(
                "openat2", path, s -> openat2(s, dir.number(), path, flags, mode, RESOLVE_INSIDE)));
  }

  /** Opens a path that the operator configured, following links as usual. */
  static Fd openConfigured(String path, int flags) {
    return new Fd((int) call("openat2", path, s -> openat2(s, AT_FDCWD, path, flags, 0, 0)));
  }

  private static long openat2(Scratch s, int dir, String path, int flags, int mode, long resolve)
      throws Throwable {
    s.struct.set(JAVA_LONG, 0, flags | O_CLOEXEC);
    s.struct.set(JAVA_LONG, 8, mode);
    s.struct.set(JAVA_LONG, 16, resolve);
    return (long)
        SYSCALL.invokeExact(s.state, SYS_OPENAT2, (long) dir, path(s.first, path), s.struct, 24L);
  }

  static void close(int fd) {
    call("close", "", s -> (int) CLOSE.invokeExact(s.state, fd));
  }

  static FileStat stat(Fd file) {
    return stat(file, "", AT_EMPTY_PATH);
  }

  /** Of a name in a directory; a link is told as a link. */
  static FileStat statAt(Fd dir, String name) {
    return stat(dir, name, AT_SYMLINK_NOFOLLOW);
  }

  private static FileStat stat(Fd fd, String name, int flags) {
    Scratch scratch = SCRATCH.get();
    call(
        "statx",
        name,
        s ->
            (int)
                STATX.invokeExact(
                    s.state,
                    fd.number(),
                    path(s.first, name),
                    flags,
                    STATX_BASIC_AND_BIRTH,
                    s.struct));
    MemorySegment x = scratch.struct;
    return new FileStat(
        x.get(JAVA_INT, 16),
        x.get(ValueLayout.JAVA_SHORT, 28) & 0xffff,
        x.get(JAVA_INT, 20),
        x.get(JAVA_INT, 24),
        x.get(JAVA_LONG, 32),
        ((long) x.get(JAVA_INT, 136) << 32) | x.get(JAVA_INT, 140),
        x.get(JAVA_LONG, 40),
        time(x, 112),
        time(x, 96),
        time(x, 80));
  }

  private static Instant time(MemorySegment statx, long offset) {
    return Instant.ofEpochSecond(statx.get(JAVA_LONG, offset), statx.get(JAVA_INT, offset + 8));
  }

  static void makeDirectory(Fd dir, String name, int mode) {
    call(
        "mkdirat",
        name,
        s -> (int) MKDIRAT.invokeExact(s.state, dir.number(), path(s.first, name), mode));
  }

  static void unlink(Fd dir, String name) {
    call(
        "unlinkat",
        name,
        s -> (int) UNLINKAT.invokeExact(s.state, dir.number(), path(s.first, name), 0));
  }

  static void removeDirectory(Fd dir, String name) {
    call(
        "rmdir",
        name,
        s -> (int) UNLINKAT.invokeExact(s.state, dir.number(), path(s.first, name), AT_REMOVEDIR));
  }

  /** Gives an open file, nameless until now, a name that must be free. */
  static void link(Fd file, Fd dir, String name) {
    call(
        "linkat",
        name,
        s ->
            (int)
                LINKAT.invokeExact(
                    s.state,
                    AT_FDCWD,
                    path(s.first, file.procPath()),
                    dir.number(),
                    path(s.second, name),
                    AT_SYMLINK_FOLLOW));
  }

  static void rename(Fd from, String name, Fd to, String newName, int flags) {
    call(
        "renameat2",
        newName,
        s ->
            (int)
                RENAMEAT2.invokeExact(
                    s.state,
                    from.number(),
                    path(s.first, name),
                    to.number(),
                    path(s.second, newName),
                    flags));
  }

  static void sync(Fd file) {
    call("fsync", "", s -> (int) FSYNC.invokeExact(s.state, file.number()));
  }

  /**
   * Asks the kernel to begin writing a range to disk, without waiting: the sync at the end is then
   * short.
   */
  static void startWriteback(Fd file, long offset, long length) {
    call(
        "sync_file_range",
        "",
        s ->
            (int)
                SYNC_FILE_RANGE.invokeExact(
                    s.state, file.number(), offset, length, SYNC_FILE_RANGE_WRITE));
  }

  static void truncate(Fd file, long size) {
    call("ftruncate", "", s -> (int) FTRUNCATE.invokeExact(s.state, file.number(), size));
  }

  /** Sets the time of access and the time of modification. */
  static void touch(Fd file, Instant time) {
    call(
        "futimens",
        "",
        s -> {
          for (int i = 0; i < 2; i++) {
            s.struct.set(JAVA_LONG, 16L * i, time.getEpochSecond());
            s.struct.set(JAVA_LONG, 16L * i + 8, time.getNano());
          }
          return (int) FUTIMENS.invokeExact(s.state, file.number(), s.struct);
        });
  }

  static void changeGroup(Fd file, int gid) {
    call("fchown", "", s -> (int) FCHOWN.invokeExact(s.state, file.number(), -1, gid));
  }

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

  /** Reads at most {@code length} bytes; fewer at the end of the file. */
  static int read(Fd file, MemorySegment target, long length, long offset) {
    return (int)
        call(
            "pread",
            "",
            s -> (long) PREAD.invokeExact(s.state, file.number(), target, length, offset));
  }

  /** Whether reading there would not wait; also false where the filesystem cannot tell. */
  static boolean isAtHand(Fd file, long offset) {
    try {
      call(
          "preadv2",
          "",
          s -> {
            s.first.set(ADDRESS, 0, s.second);
            s.first.set(JAVA_LONG, ADDRESS.byteSize(), 1);
            return (long)
                PREADV2.invokeExact(s.state, file.number(), s.first, 1, offset, RWF_NOWAIT);
          });
      return true;
    } catch (Errno e) {
      if (e.is(Errno.EAGAIN, Errno.EOPNOTSUPP, Errno.EINVAL)) {
        return false;
      }
      throw e;
    }
  }

  /** Writes all of them. */
  static void write(Fd file, MemorySegment source, long length, long offset) {
    long done = 0;
    while (done < length) {
      MemorySegment rest = source.asSlice(done);
      long count = length - done;
      long at = offset + done;
      done +=
          call(
              "pwrite",
              "",
              s -> (long) PWRITE.invokeExact(s.state, file.number(), rest, count, at));
    }
  }

  /** Raw directory entries into the target; 0 at the end. */
  static int readDirectory(Fd dir, MemorySegment target) {
    return (int)
        call(
            "getdents64",
            "",
            s -> (long) GETDENTS64.invokeExact(s.state, dir.number(), target, target.byteSize()));
  }

  /** Whether the kernel may know getxattrat, which came with Linux 6.13. */
  private static volatile boolean attributesByName = true;

  /** An extended attribute, or null where there is none. */
  static byte[] attribute(Fd file, String name) {
    return value(
        "fgetxattr",
        (s, size) ->
            (long)
                FGETXATTR.invokeExact(s.state, file.number(), path(s.first, name), s.value, size));
  }

  /** The same by the name of a file in a directory, which spares opening it. */
  static byte[] attributeAt(Fd dir, String file, String name) {
    if (attributesByName) {
      try {
        return value("getxattrat", (s, size) -> getxattrat(s, dir.number(), file, name, size));
      } catch (Errno e) {
        if (!e.is(Errno.ENOSYS)) {
          throw e;
        }
        attributesByName = false;
      }
    }
    return attributeByPath(dir.procPath() + "/" + file, name);
  }

  /** What older kernels have for it; {@code file} is a path through {@link Fd#procPath}. */
  static byte[] attributeByPath(String file, String name) {
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
      return SCRATCH.get().value.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    } catch (Errno e) {
      if (e.is(Errno.ENODATA, Errno.EOPNOTSUPP)) {
        return null;
      }
      throw e;
    }
  }

  static void setAttribute(Fd file, String name, byte[] value) {
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

  /**
   * Copies inside the kernel, sharing blocks where the filesystem can; the number of bytes done, 0
   * at the end.
   */
  static long copy(Fd from, long fromOffset, Fd to, long toOffset, long length) {
    return call(
        "copy_file_range",
        "",
        s -> {
          s.struct.set(JAVA_LONG, 0, fromOffset);
          s.struct.set(JAVA_LONG, 8, toOffset);
          return (long)
              COPY_FILE_RANGE.invokeExact(
                  s.state, from.number(), s.struct, to.number(), s.struct.asSlice(8), length, 0);
        });
  }

  private static long call(String name, String subject, Call call) {
    Scratch scratch = SCRATCH.get();
    try {
      while (true) {
        long result = call.invoke(scratch);
        if (result >= 0) {
          return result;
        }
        if (scratch.errno() != Errno.EINTR) {
          throw new Errno(name, scratch.errno(), subject);
        }
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static MemorySegment path(MemorySegment buffer, String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= Scratch.PATH_BYTES) {
      throw new IllegalArgumentException("path is longer than the kernel takes");
    }
    MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
    buffer.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
    return buffer;
  }

  private static MethodHandle handle(String name, MemoryLayout... arguments) {
    return downcall(name, FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private static MethodHandle sized(String name, MemoryLayout... arguments) {
    return downcall(name, FunctionDescriptor.of(JAVA_LONG, arguments));
  }

  private static MethodHandle downcall(String name, FunctionDescriptor signature) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        signature,
        Linker.Option.captureCallState("errno"));
  }
}
