package io.sluice.posix;

import io.sluice.posix.FilePath.Step;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.WriteCondition;
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

  private final Tree tree;
  private final ObjectFiles files;
  private final AttributeStore attributes;
  private final KeyLocks locks;
  private final Workers workers;

  Publisher(
      Tree tree, ObjectFiles files, AttributeStore attributes, KeyLocks locks, Workers workers) {
    this.tree = tree;
    this.files = files;
    this.attributes = attributes;
    this.locks = locks;
    this.workers = workers;
  }

  Workers workers() {
    return workers;
  }

  Future<ObjectInfo> publish(
      ObjectRef ref, StagedFile file, Attributes kept, WriteCondition condition) {
    return workers
        .data()
        .executeBlocking(() -> seal(ref, file.fd(), kept), false)
        .compose(info ->
            locked(
                List.of(KeyLocks.name(ref)),
                () -> {
                  files.publish(ref, file, condition);
                  return info;
                }))
        .recover(failure -> withdrawn(file).transform(done -> Future.failedFuture(failure)));
  }

  private Future<Void> withdrawn(ObjectFiles.NewFile file) {
    return workers
        .data()
        .executeBlocking(
            () -> {
              withdraw(file);
              return null;
            },
            false);
  }

  /** Takes back what was kept for a file outside of it, unless the file has become an object. */
  void withdraw(ObjectFiles.NewFile file) {
    if (!file.isPublished()) {
      attributes.forget(file.fd());
    }
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

  /**
   * Runs work that changes keys under their locks. Where a file turns out to stand where a
   * directory has to be, it is moved out of the way under its own lock, and the work is done again
   * from the start.
   */
  <T> Future<T> locked(List<String> names, Callable<T> work) {
    return locked(workers.data(), names, work);
  }

  /** The same on a worker of the given pool. */
  <T> Future<T> locked(WorkerExecutor pool, List<String> names, Callable<T> work) {
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
          files.makeWay(path);
          return null;
        });
  }

  static StorageFailure changedMeanwhile(ObjectRef ref) {
    return new StorageFailure.Unavailable(ref + " was changed by others while it was read", null);
  }
}
