package io.sluice.posix;

import io.sluice.spi.Staged;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/**
 * What staged objects and staged parts have in common: bytes go to a file, which is published once
 * or given back.
 */
abstract class SinkStage<C, R> implements Staged<C, R> {

  private final FileSink sink;
  private Future<Void> released;
  private boolean committed;

  SinkStage(FileSink sink) {
    this.sink = sink;
  }

  /** Makes what was written what it is to be; the file is given back afterwards in any case. */
  abstract Future<R> publish(C commit);

  /** Gives back the file. Blocks; called once. */
  abstract void release();

  abstract Workers workers();

  final long written() {
    return sink.written();
  }

  final void requireSize(long announced) {
    if (announced != written()) {
      throw new StorageFailure.Incomplete(announced, written());
    }
  }

  @Override
  public final Future<R> commit(C commit) {
    synchronized (this) {
      if (committed || released != null) {
        return Future.failedFuture(
            new StorageFailure.Unavailable("this write was committed or discarded before", null));
      }
      committed = true;
    }
    return sink.end()
        .compose(all -> publish(commit))
        .recover(failure -> Future.failedFuture(Failures.from(failure, this)))
        .eventually(this::giveBack);
  }

  @Override
  public final Future<Void> discard() {
    synchronized (this) {
      if (committed) {
        return Future.succeededFuture();
      }
    }
    sink.refuse();
    return giveBack();
  }

  private synchronized Future<Void> giveBack() {
    if (released == null) {
      released =
          sink.quiet()
              .compose(rest ->
                  workers()
                      .data()
                      .<Void>executeBlocking(
                          () -> {
                            release();
                            return null;
                          },
                          false))
              .otherwiseEmpty();
    }
    return released;
  }

  @Override
  public final Future<Void> write(Buffer bytes) {
    return sink.write(bytes);
  }

  @Override
  public final Future<Void> end() {
    return sink.end();
  }

  @Override
  public final boolean writeQueueFull() {
    return sink.writeQueueFull();
  }

  @Override
  public final SinkStage<C, R> setWriteQueueMaxSize(int bytes) {
    sink.setWriteQueueMaxSize(bytes);
    return this;
  }

  @Override
  public final SinkStage<C, R> drainHandler(Handler<Void> handler) {
    sink.drainHandler(handler);
    return this;
  }

  @Override
  public final SinkStage<C, R> exceptionHandler(Handler<Throwable> handler) {
    sink.exceptionHandler(handler);
    return this;
  }
}
