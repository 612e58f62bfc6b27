package io.sluice.posix;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The pools of threads that wait for the filesystem.
 *
 * @param data for writing, syncing and publishing, which may take long
 * @param copy for copying inside of the store, which may take minutes
 * @param look for opening, listing and asking, which should not have to queue behind that
 */
record Workers(WorkerExecutor data, WorkerExecutor copy, WorkerExecutor look) {

  /** After so long in one call, a warning is logged. */
  private static final long WARN_AFTER_S = 120;

  static Workers start(Vertx vertx, PosixSettings settings) {
    return new Workers(
        vertx.createSharedWorkerExecutor(
            "sluice-posix-data", settings.dataThreads(), WARN_AFTER_S, TimeUnit.SECONDS),
        vertx.createSharedWorkerExecutor(
            "sluice-posix-copy", settings.copyThreads(), WARN_AFTER_S, TimeUnit.SECONDS),
        vertx.createSharedWorkerExecutor(
            "sluice-posix-look", settings.lookThreads(), WARN_AFTER_S, TimeUnit.SECONDS));
  }

  Future<Void> close() {
    return Future.join(data.close(), copy.close(), look.close()).mapEmpty();
  }
}
