package io.sluice.posix;

import io.sluice.posix.FilePath.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sorted names of the directories that were listed last.
 *
 * <p>They are trusted only while the directory's times are those of the reading, and only if these
 * lie so far before it that a change right after would have given other times.
 */
final class DirectoryCache {

  /** Coarser than the clocks of local filesystems; see SEMANTICS.md for shared ones. */
  private static final Duration TIMESTAMP_GRANULARITY = Duration.ofMillis(10);

  /** No upload lasts so long without writing. */
  private static final Duration TEMPORARY_AGE = Duration.ofDays(7);

  private final Fd scratch;
  private final int namesMax;
  private final Map<Identity, Reading> readings = new LinkedHashMap<>(16, 0.75f, true);
  private long names;

  private record Identity(long device, long inode) {}

  private record Reading(SortedNames names, Instant modified, Instant changed, Instant begun) {
    boolean isTrue(FileStat now) {
      return modified.equals(now.modified())
          && changed.equals(now.changed())
          && modified.isBefore(begun.minus(TIMESTAMP_GRANULARITY))
          && changed.isBefore(begun.minus(TIMESTAMP_GRANULARITY));
    }
  }

  DirectoryCache(Fd scratch, int namesMax) {
    this.scratch = scratch;
    this.namesMax = namesMax;
  }

  SortedNames names(Fd directory) {
    FileStat stat = LibC.stat(directory);
    Identity identity = new Identity(stat.device(), stat.inode());
    synchronized (readings) {
      Reading reading = readings.get(identity);
      if (reading != null && reading.isTrue(stat)) {
        return reading.names();
      }
    }
    Instant begun = Instant.now();
    SortedNames fresh = read(directory);
    keep(identity, new Reading(fresh, stat.modified(), stat.changed(), begun));
    return fresh;
  }

  private void keep(Identity identity, Reading reading) {
    synchronized (readings) {
      Reading old = readings.put(identity, reading);
      names += reading.names().size() - (old == null ? 0 : old.names().size());
      Iterator<Reading> oldest = readings.values().iterator();
      while (names > namesMax && readings.size() > 1) {
        names -= oldest.next().names().size();
        oldest.remove();
      }
    }
  }

  private SortedNames read(Fd directory) {
    NameSorter sorter = new NameSorter(scratch, namesMax);
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
    return sorter.sorted();
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

  private static String hashedSegment(Fd directory, String name) {
    try (Fd hashed = LibC.openInside(directory, name, LibC.O_DIRECTORY, 0)) {
      return new String(SmallFiles.read(hashed, Names.HASHED_TEXT), StandardCharsets.UTF_8);
    } catch (Errno e) {
      if (e.is(Errno.ENOENT, Errno.ENOTDIR, Errno.EACCES)) {
        return null;
      }
      throw e;
    }
  }
}
