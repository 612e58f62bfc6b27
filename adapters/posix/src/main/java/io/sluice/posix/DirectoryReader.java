package io.sluice.posix;

import io.sluice.posix.FilePath.Step;
import io.sluice.spi.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Reads what is in a directory, as keys see it, and clears away what a crash left there. */
final class DirectoryReader {

  /** No upload lasts so long without writing. */
  private static final Duration TEMPORARY_AGE = Duration.ofDays(7);

  private DirectoryReader() {}

  static void read(Fd directory, NameSorter sorter) {
    DirectoryEntries.visit(
        directory,
        (name, isDirectory) -> {
          if (!name.startsWith(Names.RESERVED)) {
            sorter.add(isDirectory ? name + "/" : name, false);
          } else if (name.startsWith(Names.FILE)) {
            sorter.add(name.substring(Names.FILE.length()), true);
          } else if (name.startsWith(Names.DIRECTORY)) {
            sorter.add(name.substring(Names.DIRECTORY.length()) + "/", true);
          } else if (name.startsWith(Names.HASHED)) {
            addHashed(directory, name, sorter);
          } else if (name.startsWith(Names.TEMPORARY)) {
            clearAwayIfOld(directory, name);
          }
          return true;
        });
  }

  /** A crash between giving a file its temporary name and its own leaves the former. */
  private static void clearAwayIfOld(Fd directory, String name) {
    try {
      Instant changed = LibC.statAt(directory, name).changed();
      if (changed.isBefore(Instant.now().minus(TEMPORARY_AGE))) {
        SmallFiles.unlinkIfThere(directory, name);
      }
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT, Errno.EACCES, Errno.EPERM, Errno.EROFS)) {
        throw e;
      }
    }
  }

  /**
   * A hashed directory may hold its segment's file as well as what is below; which of them, is
   * found when they are asked for.
   */
  private static void addHashed(Fd directory, String name, NameSorter sorter) {
    String segment = hashedSegment(directory, name);
    if (segment != null) {
      sorter.add(segment, true);
      if (Step.of(segment).name().equals(name)) {
        sorter.add(segment + "/", true);
      }
    }
  }

  /** The segment's text, or null where others put something else in its place. */
  private static String hashedSegment(Fd directory, String name) {
    try (Fd hashed = LibC.openInside(directory, name, LibC.O_DIRECTORY, 0);
        Fd file = LibC.openInside(hashed, Names.HASHED_TEXT, LibC.O_RDONLY | LibC.O_NONBLOCK, 0)) {
      FileStat stat = LibC.stat(file);
      return stat.isFile() && stat.size() <= ObjectKey.MAX_BYTES
          ? new String(SmallFiles.read(file), StandardCharsets.UTF_8)
          : null;
    } catch (Errno e) {
      // ENXIO (6) is a socket.
      if (e.is(Errno.ENOENT, Errno.ENOTDIR, Errno.EACCES, Errno.ELOOP, 6)) {
        return null;
      }
      throw e;
    }
  }
}
