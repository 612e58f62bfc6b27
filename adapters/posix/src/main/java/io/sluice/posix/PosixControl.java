package io.sluice.posix;

import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlCondition.Always;
import io.sluice.spi.ControlCondition.IfAbsent;
import io.sluice.spi.ControlCondition.IfVersion;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.ControlPage;
import io.sluice.spi.ControlStore;
import io.sluice.spi.DeleteDocument;
import io.sluice.spi.ListDocuments;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.WriteDocument;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The documents that the gateway keeps for itself. Writers of one take turns; readers do not. */
final class PosixControl implements ControlStore {

  static final int BYTES_MAX = 1 << 20;

  private final ControlFiles files;
  private final KeyLocks locks;
  private final WorkerExecutor look;

  PosixControl(ControlFiles files, KeyLocks locks, WorkerExecutor look) {
    this.files = files;
    this.locks = locks;
    this.look = look;
  }

  @Override
  public Future<Optional<ControlDocument>> read(ControlName name) {
    return look.executeBlocking(() -> files.read(name), false)
        .recover(failure -> PosixStore.failed(failure, name));
  }

  @Override
  public Future<ControlDocument> write(WriteDocument request) {
    if (request.bytes().length() > BYTES_MAX) {
      return Future.failedFuture(new LimitExceeded("controlBytesMax", BYTES_MAX));
    }
    return locked(
        request.name(),
        () -> {
          require(request.name(), request.condition());
          return files.write(request.name(), request.bytes());
        });
  }

  @Override
  public Future<Boolean> delete(DeleteDocument request) {
    return locked(
        request.name(),
        () -> {
          if (request.ifVersion().isPresent()) {
            require(request.name(), new IfVersion(request.ifVersion().get()));
          }
          return files.remove(request.name());
        });
  }

  private void require(ControlName name, ControlCondition condition) {
    boolean holds =
        switch (condition) {
          case Always() -> true;
          case IfAbsent() -> files.read(name).isEmpty();
          case IfVersion(var version) ->
              files.read(name).filter(document -> document.version().equals(version)).isPresent();
        };
    if (!holds) {
      throw new ConditionFailed(name);
    }
  }

  @Override
  public Future<ControlPage> list(ListDocuments request) {
    return look.executeBlocking(() -> files.list(request), false)
        .recover(failure -> PosixStore.failed(failure, request.folder()));
  }

  private <T> Future<T> locked(ControlName name, Callable<T> work) {
    return locks
        .with(List.of(KeyLocks.name(name)), work)
        .recover(failure -> PosixStore.failed(failure, name));
  }
}
