package io.sluice.posix;

import io.sluice.spi.ETag;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.WriteCondition;
import java.util.List;
import java.util.Optional;

/**
 * Finding, publishing and removing the files of objects. What changes something must hold the key's
 * lock.
 */
final class ObjectFiles {

  private static final int TRIES = 20;

  private final Tree tree;
  private final AttributeStore attributes;

  ObjectFiles(Tree tree, AttributeStore attributes) {
    this.tree = tree;
    this.attributes = attributes;
  }

  /**
   * The object's file, or nothing. The plain place is looked at twice: a file can move from the
   * escaped place to the plain one while we look from one to the other.
   */
  Optional<ObjectFile> find(KeyPath path) {
    for (int round = 0; round < 2; round++) {
      for (FilePath candidate : path.candidates()) {
        Optional<ObjectFile> found = open(candidate);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<ObjectFile> open(FilePath path) {
    try {
      Optional<ObjectFile> opened = openOnce(path);
      for (int i = 0; i < TRIES && opened.filter(ObjectFiles::wasReplaced).isPresent(); i++) {
        opened.get().close();
        opened = openOnce(path);
      }
      return opened;
    } catch (Errno e) {
      // ENXIO (6) is a socket that others put there.
      if (e.is(Errno.ENOENT, Errno.ENOTDIR, Errno.ELOOP, 6)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<ObjectFile> openOnce(FilePath path) {
    try {
      // Not to wait for a writer where others put a named pipe.
      return opened(tree.open(path.names(), LibC.O_RDONLY | LibC.O_NONBLOCK), path, true);
    } catch (Errno e) {
      if (e.is(Errno.EACCES)) {
        return opened(tree.open(path.names(), LibC.O_PATH), path, false);
      }
      throw e;
    }
  }

  private Optional<ObjectFile> opened(Fd fd, FilePath path, boolean readable) {
    FileStat stat = LibC.stat(fd);
    if (stat.isFile()) {
      Optional<Attributes> kept =
          readable ? attributes.read(fd, stat) : attributes.readUnreadable(stat);
      return Optional.of(new ObjectFile(fd, stat, path, readable, kept));
    }
    fd.close();
    return Optional.empty();
  }

  /**
   * Attributes in a sidecar go when their file is replaced. A file without any that has no name
   * left is not foreign: we came too late to read them.
   */
  private static boolean wasReplaced(ObjectFile file) {
    return file.kept().isEmpty() && LibC.stat(file.fd()).links() == 0;
  }

  /** The same, where its absence is a failure. */
  ObjectFile require(ObjectRef ref) {
    return find(KeyPath.of(ref)).orElseThrow(() -> missing(ref));
  }

  /** The same, with its parts at hand. They may lie aside, and go when their file is replaced. */
  ObjectFile requireWithParts(ObjectRef ref) {
    ObjectFile file = require(ref);
    for (int i = 0; i < TRIES && file.kept().isPresent(); i++) {
      Attributes kept = file.kept().get();
      Optional<KeptParts> parts = attributes.inHand(kept.parts(), file.stat());
      if (parts.isPresent() || LibC.stat(file.fd()).links() > 0) {
        Attributes whole = kept.with(parts.orElse(KeptParts.NONE));
        return file.with(whole);
      }
      file.close();
      file = require(ref);
    }
    return file;
  }

  StorageFailure missing(ObjectRef ref) {
    return tree.bucketExists(ref.bucket())
        ? new StorageFailure.NoSuchObject(ref)
        : new StorageFailure.NoSuchBucket(ref.bucket());
  }

  /** A file that can get a name. */
  interface Publishable {

    /**
     * Fails with {@code EEXIST} where the name is taken and must not be replaced, {@code EISDIR} or
     * {@code EEXIST} where a directory has it.
     */
    void linkInto(Fd directory, String name, boolean replace);
  }

  /** A file that was written, and is an object from the moment it gets its name. */
  interface NewFile extends Publishable {
    Fd fd();

    /** Whether it has got it. */
    boolean isPublished();
  }

  /** Makes a file the object, in one step. */
  void publish(ObjectRef ref, Publishable file, WriteCondition condition) {
    KeyPath path = KeyPath.of(ref);
    for (int i = 0; i < TRIES; i++) {
      // The old file stays open, so that nobody gets its inode, and with it its sidecar's name.
      try (Fd directory = tree.openOrMake(path.directories());
          ObjectFile current = find(path).orElse(null)) {
        judge(ref, current, condition);
        List<String> old = current == null ? List.of() : attributes.sidecars(current);
        place(path, directory, file, condition, ref);
        old.forEach(attributes::removeSidecar);
        return;
      } catch (Errno e) {
        if (!e.is(Errno.ENOENT, Errno.ENOTDIR)) {
          throw e;
        }
        // A directory was cleared away between making and using it: make it again.
      }
    }
    throw new StorageFailure.Unavailable("the directories of " + ref + " do not stay", null);
  }

  /** Looks what is there, and judges the condition. */
  void check(ObjectRef ref, KeyPath path, WriteCondition condition) {
    try (ObjectFile current = find(path).orElse(null)) {
      judge(ref, current, condition);
    }
  }

  /** Judges the condition against the object there, or null. */
  void judge(ObjectRef ref, ObjectFile current, WriteCondition condition) {
    switch (condition) {
      case WriteCondition.Always() -> {}
      case WriteCondition.IfAbsent() -> refuseWhere(current != null, ref);
      case WriteCondition.IfMatches(ETag etag) -> {
        if (current == null) {
          throw new StorageFailure.NoSuchObject(ref);
        }
        refuseWhere(!current.info(ref).etag().equals(etag), ref);
      }
      case WriteCondition.IfPresent() -> {
        if (current == null) {
          throw new StorageFailure.NoSuchObject(ref);
        }
      }
    }
  }

  private static void refuseWhere(boolean refuse, ObjectRef ref) {
    if (refuse) {
      throw new StorageFailure.ConditionFailed(ref);
    }
  }

  private void place(
      KeyPath path, Fd directory, Publishable file, WriteCondition condition, ObjectRef ref) {
    boolean absent = condition instanceof WriteCondition.IfAbsent;
    if (path.plain().isPresent() && placeAt(directory, path.segment(), file, absent, ref)) {
      removeEscaped(path);
      return;
    }
    FilePath escaped = path.escaped();
    try (Fd deeper = tree.openOrMake(escaped.directories())) {
      placeAt(deeper, escaped.name(), file, absent, ref);
    }
  }

  /** False where a directory has the name. */
  private boolean placeAt(
      Fd directory, String name, Publishable file, boolean absent, ObjectRef ref) {
    try {
      file.linkInto(directory, name, !absent);
      tree.sync(directory);
      return true;
    } catch (Errno e) {
      // ENOTEMPTY where the file comes from beneath that directory.
      if (e.is(Errno.EISDIR, Errno.ENOTEMPTY)
          || (e.is(Errno.EEXIST) && LibC.statAt(directory, name).isDirectory())) {
        return false;
      }
      if (e.is(Errno.EEXIST)) {
        throw new StorageFailure.ConditionFailed(ref);
      }
      throw e;
    }
  }

  private void removeEscaped(KeyPath path) {
    FilePath escaped = path.escaped();
    try (Fd directory = tree.openSteps(escaped.directories())) {
      LibC.unlink(directory, escaped.name());
      tree.sync(directory);
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT, Errno.ENOTDIR)) {
        throw e;
      }
    }
  }

  /**
   * Moves a file that stands where a directory has to be to its escaped place. Needs that file's
   * lock, too.
   */
  void makeWay(KeyPath path) {
    FilePath plain =
        path.plain()
            .orElseThrow(() -> new StorageFailure.Forbidden("a reserved name is taken: " + path));
    FilePath escaped = path.escaped();
    try (Fd from = tree.openSteps(plain.directories());
        Fd to = tree.openOrMake(escaped.directories())) {
      if (LibC.statAt(from, plain.name()).isFile()) {
        LibC.rename(from, plain.name(), to, escaped.name(), 0);
        tree.sync(to);
        tree.sync(from);
      }
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT, Errno.ENOTDIR)) {
        throw e;
      }
      // It went away by itself.
    }
  }

  /** Gives a file that was found the place of another key. */
  void move(ObjectFile source, ObjectRef target, WriteCondition condition) {
    publish(target, (to, name, replace) -> moveInto(source.path(), to, name, replace), condition);
    tree.prune(source.path().directories());
  }

  private void moveInto(FilePath from, Fd to, String name, boolean replace) {
    try (Fd directory = tree.openSteps(from.directories())) {
      LibC.rename(directory, from.name(), to, name, replace ? 0 : LibC.RENAME_NOREPLACE);
      tree.sync(directory);
    }
  }

  /** Removes the file and, where a crash left one at the other place, that too. */
  void remove(ObjectFile file, KeyPath path) {
    List<String> sidecars = attributes.sidecars(file);
    try (Fd directory = tree.openSteps(file.path().directories())) {
      LibC.unlink(directory, file.path().name());
      tree.sync(directory);
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT)) {
        throw e;
      }
    }
    if (file.path().equals(path.plain().orElse(null))) {
      removeEscaped(path);
    }
    sidecars.forEach(attributes::removeSidecar);
    tree.prune(file.path().directories());
  }
}
