package io.sluice.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Files of the control root that are read and written whole. Owner only. */
final class SmallFiles {

  private static final int MODE = 0600;
  private static final int DIRECTORY_MODE = 0700;

  private SmallFiles() {}

  static byte[] read(Fd file) {
    long size = LibC.stat(file).size();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(Math.max(1, size));
      int length = LibC.read(file, memory, size, 0);
      return memory.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  static byte[] read(Fd directory, String name) {
    try (Fd file = LibC.openInside(directory, name, LibC.O_RDONLY, 0)) {
      return read(file);
    }
  }

  /**
   * Writes under another name, then takes the place: at no moment is there half a file, and it is
   * durable.
   */
  static void replace(Fd directory, String name, byte[] content) {
    String temporary = Names.TEMPORARY + randomId();
    try (Fd file =
        LibC.openInside(directory, temporary, LibC.O_WRONLY | LibC.O_CREAT | LibC.O_EXCL, MODE)) {
      write(file, content);
      LibC.sync(file);
      LibC.rename(directory, temporary, directory, name, 0);
    } catch (Errno e) {
      unlinkIfThere(directory, temporary);
      throw e;
    }
    LibC.sync(directory);
  }

  static boolean isThere(Fd directory, String name) {
    return stat(directory, name).filter(FileStat::isFile).isPresent();
  }

  static boolean isDirectoryThere(Fd directory, String path) {
    return stat(directory, path).filter(FileStat::isDirectory).isPresent();
  }

  private static Optional<FileStat> stat(Fd directory, String path) {
    try {
      return Optional.of(LibC.statAt(directory, path));
    } catch (Errno e) {
      if (e.is(Errno.ENOENT)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static void write(Fd file, byte[] content) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(Math.max(1, content.length));
      MemorySegment.copy(content, 0, memory, ValueLayout.JAVA_BYTE, 0, content.length);
      LibC.write(file, memory, content.length, 0);
    }
  }

  /** Makes a durable directory; one that is there already will do. */
  static void makeDirectory(Fd parent, String name) {
    try {
      LibC.makeDirectory(parent, name, DIRECTORY_MODE);
    } catch (Errno e) {
      if (!e.is(Errno.EEXIST)) {
        throw e;
      }
    }
    LibC.sync(parent); // also where it was there: its maker may not have come this far
  }

  static void unlinkIfThere(Fd directory, String name) {
    try {
      LibC.unlink(directory, name);
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT)) {
        throw e;
      }
    }
  }

  static String randomId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return HexFormat.of().toHexDigits(random.nextLong())
        + HexFormat.of().toHexDigits(random.nextLong());
  }
}
