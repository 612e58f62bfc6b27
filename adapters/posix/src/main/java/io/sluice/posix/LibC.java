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
import java.lang.invoke.MethodHandle;
import java.time.Instant;

/**
 * The system calls that Java lacks, one method a call, each failing with {@link Errno}. Paths are
 * UTF-8 bytes whatever the locale. All of them block, so all of them belong on a worker.
 *
 * <p>With {@link ExtendedAttributes} and {@link ByteLocks} the only one of the project that calls
 * foreign functions.
 */
final class LibC {

  static final int AT_FDCWD = -100;
  static final int O_RDONLY = 0;
  static final int O_WRONLY = 1;
  static final int O_RDWR = 2;
  static final int O_CREAT = 0100;
  static final int O_EXCL = 0200;
  static final int O_NONBLOCK = 04000;
  static final int O_CLOEXEC = 02000000;
  static final int O_PATH = 010000000; // opens what may not be read, so that it can be asked about
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
  private static final int SYNC_FILE_RANGE_WRITE = 2;
  private static final int RWF_NOWAIT = 8;

  private static final long SYS_OPENAT2 = 437;

  /** Beneath the starting point, through neither symbolic nor magic links. */
  private static final long RESOLVE_INSIDE = 0x08 | 0x04 | 0x02;

  private static final MethodHandle SYSCALL =
      SystemCall.numbered(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG);
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
  private static final MethodHandle SYNC_FILE_RANGE =
      handle("sync_file_range", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PREAD = sized("pread", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PREADV2 =
      sized("preadv2", JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PWRITE =
      sized("pwrite", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle GETDENTS64 = sized("getdents64", JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle COPY_FILE_RANGE =
      sized("copy_file_range", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

  private LibC() {}

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
    Scratch scratch = scratch();
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
    return FileStat.of(scratch.struct);
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
}
