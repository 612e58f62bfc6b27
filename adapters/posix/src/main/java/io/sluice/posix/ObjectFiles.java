package io.sluice.posix;

import io.sluice.spi.ETag;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.WriteCondition;
import java.util.Optional;

/** Finding the files of objects, and judging what is there. */
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
}
