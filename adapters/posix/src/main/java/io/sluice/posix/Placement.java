package io.sluice.posix;

import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.Replacement;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.WriteCondition;
import java.util.List;
import java.util.Optional;

/**
 * Gives files the names of objects and takes them away. All of it blocks, and needs the locks of
 * the keys whose names change.
 */
final class Placement {

  private static final int TRIES = 20;

  private final Tree tree;
  private final ObjectFiles files;
  private final AttributeStore attributes;
  private final Copier copier;

  Placement(Tree tree, ObjectFiles files, AttributeStore attributes, Copier copier) {
    this.tree = tree;
    this.files = files;
    this.attributes = attributes;
    this.copier = copier;
  }

  /**
   * Makes a file the object, in one step. What it replaces is at the place where it is kept before
   * it loses this one, so that a crash in between leaves it with two names.
   *
   * @param copyBytesMax how much may be copied where what is replaced cannot have another name
   * @throws MustCopy where that is not enough; nothing has changed
   */
  void publish(Replacement where, Publishable file, long copyBytesMax) {
    ObjectRef ref = where.ref();
    KeyPath path = KeyPath.of(ref);
    where.keepReplaced().ifPresent(tree::requireBuckets);
    for (int i = 0; i < TRIES; i++) {
      // The old file stays open, so that nobody gets its inode, and with it its sidecar's name.
      try (Fd directory = tree.openOrMake(path.directories());
          ObjectFile current = files.find(path).orElse(null)) {
        files.judge(ref, current, where.condition());
        if (current == null) {
          place(path, directory, file, where);
        } else {
          replace(current, path, directory, file, where, copyBytesMax);
        }
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

  private void replace(
      ObjectFile current,
      KeyPath path,
      Fd directory,
      Publishable file,
      Replacement where,
      long copyBytesMax) {
    boolean linked =
        where.keepReplaced().filter(at -> keep(current, where.ref(), at, copyBytesMax)).isPresent();
    List<String> old = linked ? List.of() : sidecarsThatGo(current);
    try {
      place(path, directory, file, where);
    } catch (RuntimeException e) {
      where.keepReplaced().ifPresent(at -> unkeep(current, at));
      throw e;
    }
    old.forEach(attributes::removeSidecar);
  }

  /** A file that has another name keeps its sidecars. */
  private List<String> sidecarsThatGo(ObjectFile file) {
    return file.stat().links() > 1 ? List.of() : attributes.sidecars(file);
  }

  /**
   * Puts a file where it is kept; true where it is the file itself, under one name more. Behind a
   * mount or a quota, and where files of others may not get names, it is a copy.
   */
  private boolean keep(ObjectFile file, ObjectRef ref, ObjectRef at, long copyBytesMax) {
    Replacement where = new Replacement(at, WriteCondition.always(), Optional.empty());
    try {
      publish(where, (to, name, replace) -> linkInto(file, to, name), copyBytesMax);
      return true;
    } catch (Errno e) {
      if (!e.is(Errno.EXDEV, Errno.EPERM, Errno.EMLINK)) {
        throw e;
      }
    }
    publishCopy(file, ref, where, copyBytesMax);
    return false;
  }

  /** Renaming leaves the first name where both are the same file's already. */
  private static void linkInto(ObjectFile file, Fd directory, String name) {
    String temporary = Names.TEMPORARY + SmallFiles.randomId();
    LibC.link(file.fd(), directory, temporary);
    try {
      LibC.rename(directory, temporary, directory, name, 0);
    } finally {
      SmallFiles.unlinkIfThere(directory, temporary);
    }
  }

  /** Takes back what was kept of a file that has not been replaced after all. */
  private void unkeep(ObjectFile file, ObjectRef at) {
    KeyPath path = KeyPath.of(at);
    try (Fd directory = tree.openSteps(file.path().directories());
        ObjectFile kept = files.find(path).orElse(null)) {
      if (kept != null && isAt(file, directory)) {
        remove(kept, path);
      }
    } catch (Errno e) {
      // It stays as an object more; what is to be told is why the write failed.
    }
  }

  private static boolean isAt(ObjectFile file, Fd directory) {
    FileStat there = LibC.statAt(directory, file.path().name());
    return there.inode() == file.stat().inode() && there.device() == file.stat().device();
  }

  private void publishCopy(ObjectFile file, ObjectRef from, Replacement where, long copyBytesMax) {
    MustCopy.beyond(copyBytesMax, file.stat().size());
    try (StagedFile copy = copier.duplicate(file, from, KeyPath.of(where.ref()))) {
      try {
        publish(where, copy, copyBytesMax);
      } finally {
        withdraw(copy);
      }
    }
  }

  /** Takes back what was kept for a file outside of it, unless the file has become an object. */
  void withdraw(NewFile file) {
    if (!file.isPublished()) {
      attributes.forget(file.fd());
    }
  }

  private void place(KeyPath path, Fd directory, Publishable file, Replacement where) {
    boolean absent = where.condition() instanceof WriteCondition.IfAbsent;
    if (path.plain().isPresent() && placeAt(directory, path.segment(), file, absent, where.ref())) {
      removeEscaped(path);
      return;
    }
    FilePath escaped = path.escaped();
    try (Fd deeper = tree.openOrMake(escaped.directories())) {
      placeAt(deeper, escaped.name(), file, absent, where.ref());
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

  /**
   * Gives a file that was found the place of another key. Where it cannot get there it is copied:
   * then a crash may leave it at both.
   */
  ObjectInfo move(ObjectFile source, ObjectRef from, Replacement where, long copyBytesMax) {
    try {
      publish(where, (to, name, replace) -> moveInto(source, to, name, replace), copyBytesMax);
      tree.prune(source.path().directories());
      return source.info(where.ref());
    } catch (Errno e) {
      if (!e.is(Errno.EXDEV)) {
        throw e;
      }
    }
    publishCopy(source, from, where, copyBytesMax);
    remove(source, KeyPath.of(from));
    try (ObjectFile copy = files.require(where.ref())) {
      return copy.info(where.ref());
    }
  }

  private void moveInto(ObjectFile source, Fd to, String name, boolean replace) {
    FilePath from = source.path();
    try (Fd directory = tree.openSteps(from.directories())) {
      LibC.rename(directory, from.name(), to, name, replace ? 0 : LibC.RENAME_NOREPLACE);
      if (source.stat().links() > 1) {
        dropTwin(source, directory);
      }
      tree.sync(directory);
    }
  }

  /** Renaming leaves the first name where both are the same file's already. */
  private static void dropTwin(ObjectFile source, Fd directory) {
    try {
      if (isAt(source, directory)) {
        LibC.unlink(directory, source.path().name());
      }
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT)) {
        throw e;
      }
    }
  }

  /** Removes the file and, where a crash left one at the other place, that too. */
  void remove(ObjectFile file, KeyPath path) {
    List<String> sidecars = sidecarsThatGo(file);
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
