package io.sluice.posix;

import io.sluice.posix.FilePath.Step;
import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The directories beneath the roots: finding, making and clearing them away. Whatever a key says,
 * nothing here opens anything outside of them or behind a link.
 */
final class Tree {

  /** Marks a directory that was made for a key, and that therefore goes with its last object. */
  private static final String MADE_HERE = "user.sluice.dir";

  private static final int MODE = 0777; // less the umask

  private final Roots roots;
  private final boolean marks;
  private final Consumer<Fd> disk;

  /** Directories that somebody here is making, and that the disk may not know yet. */
  private final ConcurrentMap<List<String>, Integer> fresh = new ConcurrentHashMap<>();

  /**
   * A tree.
   *
   * @param marks whether directories that are made here are marked as such
   * @param disk waits until the disk has what is in a file or directory; may do nothing
   */
  Tree(Roots roots, boolean marks, Consumer<Fd> disk) {
    this.roots = roots;
    this.marks = marks;
    this.disk = disk;
  }

  Fd root() {
    return roots.buckets();
  }

  Roots roots() {
    return roots;
  }

  Fd openDirectory(List<String> names) {
    return open(names, LibC.O_RDONLY | LibC.O_DIRECTORY);
  }

  Fd openSteps(List<Step> directories) {
    return openDirectory(names(directories));
  }

  private static List<String> names(List<Step> directories) {
    return directories.stream().map(Step::name).toList();
  }

  Fd open(List<String> names, int flags) {
    return DeepPath.open(roots.of(names), names, flags);
  }

  boolean bucketExists(BucketName bucket) {
    return roots.exists(bucket);
  }

  void requireBuckets(ObjectRef... refs) {
    for (ObjectRef ref : refs) {
      if (!bucketExists(ref.bucket())) {
        throw new StorageFailure.NoSuchBucket(ref.bucket());
      }
    }
  }

  /** The last directory that is there; at least the bucket. */
  Fd openNearest(List<Step> directories) {
    try {
      return openSteps(directories);
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT, Errno.ENOTDIR)) {
        throw e;
      }
    }
    Fd nearest = openBucket(directories.getFirst());
    for (Step step : directories.subList(1, directories.size())) {
      Fd next = openIfDirectory(nearest, step.name());
      if (next == null) {
        break;
      }
      nearest.close();
      nearest = next;
    }
    return nearest;
  }

  /** All of the directories; what was missing is made, and durable. */
  Fd openOrMake(List<Step> directories) {
    if (directories.stream().noneMatch(Step::isHashed)) {
      try {
        return durable(openSteps(directories), directories);
      } catch (Errno e) {
        if (!e.is(Errno.ENOENT, Errno.ENOTDIR)) {
          throw e;
        }
      }
    }
    Fd current = openBucket(directories.getFirst());
    try {
      for (int i = 1; i < directories.size(); i++) {
        Fd next = openOrMake(current, directories.subList(0, i + 1));
        current.close();
        current = next;
      }
      return durable(current, directories);
    } catch (RuntimeException e) {
      current.close();
      throw e;
    }
  }

  private Fd openBucket(Step bucket) {
    try {
      return openDirectory(List.of(bucket.name()));
    } catch (Errno e) {
      if (e.is(Errno.ENOENT) && Roots.isSystem(bucket.name())) {
        roots.make(bucket.name());
        return openDirectory(List.of(bucket.name()));
      }
      if (e.is(Errno.ENOENT, Errno.ENOTDIR, Errno.ELOOP)) {
        throw new StorageFailure.NoSuchBucket(new BucketName(bucket.segment()));
      }
      throw e;
    }
  }

  private Fd openOrMake(Fd parent, List<Step> directories) {
    Step step = directories.getLast();
    try {
      Fd there = openIfThere(parent, step.name());
      return there != null ? named(there, step) : make(parent, directories);
    } catch (Errno e) {
      if (e.is(Errno.ENOTDIR)) {
        throw new FileInTheWay(directories);
      }
      throw e;
    }
  }

  private Fd make(Fd parent, List<Step> directories) {
    return whileFresh(names(directories), () -> make(parent, directories.getLast()));
  }

  /**
   * Makes a directory and waits for the disk. Whoever finds it before that is over waits for the
   * disk as well, see {@link #durable}, since that one may be acknowledged earlier.
   */
  <T> T whileFresh(List<String> path, Supplier<T> making) {
    fresh.merge(path, 1, Integer::sum);
    try {
      return making.get();
    } finally {
      fresh.computeIfPresent(path, (same, makers) -> makers == 1 ? null : makers - 1);
    }
  }

  /** The directory, when the disk knows how to get to it; closed where that fails. */
  private Fd durable(Fd directory, List<Step> directories) {
    try {
      List<String> path = fresh.isEmpty() ? List.of() : names(directories);
      for (int i = 0; i < path.size(); i++) {
        if (fresh.containsKey(path.subList(0, i + 1))) {
          try (Fd above = openDirectory(path.subList(0, i))) {
            sync(above);
          }
        }
      }
      return directory;
    } catch (Errno e) {
      directory.close();
      throw e;
    }
  }

  private Fd make(Fd parent, Step step) {
    try {
      LibC.makeDirectory(parent, step.name(), MODE);
    } catch (Errno e) {
      if (!e.is(Errno.EEXIST)) {
        throw e;
      }
    }
    Fd made = named(LibC.openInside(parent, step.name(), LibC.O_DIRECTORY, 0), step);
    try {
      if (marks && !step.isHashed()) {
        ExtendedAttributes.write(made, MADE_HERE, new byte[] {1});
      }
      sync(parent); // what is put into the new one syncs that
      return made;
    } catch (Errno e) {
      made.close();
      throw e;
    }
  }

  /**
   * A hashed directory has its segment's text before anything is put into it, though whoever made
   * it may have come no further. Closes the directory where that fails.
   */
  private static Fd named(Fd directory, Step step) {
    try {
      if (step.isHashed() && !SmallFiles.isThere(directory, Names.HASHED_TEXT)) {
        byte[] text = step.segment().getBytes(StandardCharsets.UTF_8);
        SmallFiles.replace(directory, Names.HASHED_TEXT, text);
      }
      return directory;
    } catch (Errno e) {
      directory.close();
      throw e;
    }
  }

  private static Fd openIfThere(Fd parent, String name) {
    try {
      return LibC.openInside(parent, name, LibC.O_DIRECTORY, 0);
    } catch (Errno e) {
      if (e.is(Errno.ENOENT)) {
        return null;
      }
      throw e;
    }
  }

  private static Fd openIfDirectory(Fd parent, String name) {
    try {
      return openIfThere(parent, name);
    } catch (Errno e) {
      if (e.is(Errno.ENOTDIR)) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Clears away the directories that have become empty, from the innermost up, but none that others
   * made. Hashed ones stay until their bucket goes: they hold their own name, so they are never
   * empty.
   */
  void prune(List<Step> directories) {
    List<Step> rest = new ArrayList<>(directories);
    while (rest.size() > 1) {
      Step last = rest.removeLast();
      if (last.isHashed() || !pruneOne(rest, last)) {
        return;
      }
    }
  }

  private boolean pruneOne(List<Step> parents, Step step) {
    try (Fd parent = openSteps(parents)) {
      if (marks && !madeHere(parent, step.name())) {
        return false;
      }
      LibC.removeDirectory(parent, step.name());
      return true;
    } catch (Errno e) {
      if (e.is(Errno.ENOTEMPTY, Errno.EEXIST, Errno.ENOENT, Errno.ENOTDIR, Errno.EACCES)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean madeHere(Fd parent, String name) {
    try (Fd directory = LibC.openInside(parent, name, LibC.O_DIRECTORY, 0)) {
      return ExtendedAttributes.read(directory, MADE_HERE) != null;
    }
  }

  /** Waits for the disk, unless the store was asked to be quick rather than safe. */
  void sync(Fd file) {
    disk.accept(file);
  }
}
