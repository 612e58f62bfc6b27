package io.sluice.posix;

import io.sluice.posix.FilePath.Step;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.Replacement;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Makes written files objects: attributes, disk, lock, name, in this order. */
final class Publisher {

  private static final int TRIES = 20;

  /** So little is copied at once. */
  private static final long COPY_BYTES = 16 << 20;

  private final Tree tree;
  private final Staging staging;
  private final Placement placement;
  private final AttributeStore attributes;
  private final KeyLocks locks;
  private final Workers workers;

  Publisher(
      Tree tree,
      Staging staging,
      Placement placement,
      AttributeStore attributes,
      KeyLocks locks,
      Workers workers) {
    this.tree = tree;
    this.staging = staging;
    this.placement = placement;
    this.attributes = attributes;
    this.locks = locks;
    this.workers = workers;
  }

  Workers workers() {
    return workers;
  }

  Future<ObjectInfo> publish(Replacement where, StagedFile file, Attributes kept) {
    return workers
        .data()
        .executeBlocking(() -> seal(where.ref(), file.fd(), kept), false)
        .compose(info ->
            lockedCopying(
                KeyLocks.names(where),
                copyBytesMax -> place(where, file, info, kept, copyBytesMax)))
        .recover(failure -> withdrawn(file).transform(done -> Future.failedFuture(failure)));
  }

  /** It may have been staged for another place, from where it cannot get here. */
  private ObjectInfo place(
      Replacement where, StagedFile file, ObjectInfo sealed, Attributes kept, long copyBytesMax) {
    try {
      placement.publish(where, file, copyBytesMax);
      return sealed;
    } catch (Errno e) {
      if (!e.is(Errno.EXDEV)) {
        throw e;
      }
    }
    ObjectInfo copied = publishCopy(where, file.fd(), sealed.size(), kept, copyBytesMax);
    placement.withdraw(file);
    return copied;
  }

  /**
   * Makes the bytes of a file an object, in a file that is made where it is to be. Blocks, and
   * needs the locks.
   */
  ObjectInfo publishCopy(
      Replacement where, Fd file, long size, Attributes kept, long copyBytesMax) {
    MustCopy.beyond(copyBytesMax, size);
    try (StagedFile copy = staging.stage(KeyPath.of(where.ref()))) {
      FileCopy.copy(file, 0, copy.fd(), 0, size);
      return publishNow(where, copy, kept, copyBytesMax);
    }
  }

  /** Makes a file the object. Blocks, and needs the locks. */
  ObjectInfo publishNow(Replacement where, NewFile file, Attributes kept, long copyBytesMax) {
    try {
      ObjectInfo info = seal(where.ref(), file.fd(), kept);
      placement.publish(where, file, copyBytesMax);
      return info;
    } catch (RuntimeException e) {
      placement.withdraw(file);
      throw e;
    }
  }

  private Future<Void> withdrawn(NewFile file) {
    return workers
        .data()
        .executeBlocking(
            () -> {
              placement.withdraw(file);
              return null;
            },
            false);
  }

  /**
   * Gives a written file its time and attributes and waits for the disk; from here on nothing of it
   * changes.
   */
  ObjectInfo seal(ObjectRef ref, Fd file, Attributes kept) {
    PosixStore.limitMetadata(kept.metadata());
    LibC.touch(file, Instant.now());
    FileStat stat = LibC.stat(file);
    attributes.write(file, stat, kept);
    tree.sync(file);
    return ObjectFile.info(ref, stat, Optional.of(kept));
  }

  /** Work that fails with {@link MustCopy} where it would have to copy more than it may. */
  interface CopyingWork<T> {
    T run(long copyBytesMax) throws Exception;
  }

  /**
   * Runs work under locks that may have to copy: a little at once, much on a worker that has time
   * for it.
   */
  <T> Future<T> lockedCopying(List<String> names, CopyingWork<T> work) {
    return locked(names, () -> work.run(COPY_BYTES))
        .recover(failure ->
            failure instanceof MustCopy
                ? locked(workers.copy(), names, () -> work.run(Long.MAX_VALUE))
                : Future.failedFuture(failure));
  }

  /**
   * Runs work that changes keys under their locks. Where a file turns out to stand where a
   * directory has to be, it is moved out of the way under its own lock, and the work is done again
   * from the start.
   */
  <T> Future<T> locked(List<String> names, Callable<T> work) {
    return locked(workers.data(), names, work);
  }

  /** The same on a worker of the given pool. */
  private <T> Future<T> locked(WorkerExecutor pool, List<String> names, Callable<T> work) {
    return locked(pool, names, work, TRIES);
  }

  private <T> Future<T> locked(
      WorkerExecutor pool, List<String> names, Callable<T> work, int tries) {
    return locks
        .with(pool, names, work)
        .recover(failure ->
            failure instanceof FileInTheWay way && tries > 0
                ? makeWay(way).compose(made -> locked(pool, names, work, tries - 1))
                : Future.failedFuture(failure));
  }

  private Future<Void> makeWay(FileInTheWay way) {
    List<Step> directories = way.directories();
    KeyPath path =
        new KeyPath(
            directories.subList(0, directories.size() - 1), directories.getLast().segment());
    String name = directories.stream().map(Step::segment).collect(Collectors.joining("/", "o", ""));
    return locks.with(
        List.of(name),
        () -> {
          placement.makeWay(path);
          return null;
        });
  }

  static StorageFailure changedMeanwhile(ObjectRef ref) {
    return new StorageFailure.Unavailable(ref + " was changed by others while it was read", null);
  }
}
