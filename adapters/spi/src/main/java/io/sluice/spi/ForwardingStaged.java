package io.sluice.spi;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/** Passes everything on; a decorator overrides what it is about. */
public abstract class ForwardingStaged<C, R> implements Staged<C, R> {

  private final Staged<C, R> next;

  protected ForwardingStaged(Staged<C, R> next) {
    this.next = next;
  }

  @Override
  public Future<Void> write(Buffer data) {
    return next.write(data);
  }

  @Override
  public Future<Void> end() {
    return next.end();
  }

  @Override
  public Future<R> commit(C commit) {
    return next.commit(commit);
  }

  @Override
  public Future<Void> discard() {
    return next.discard();
  }

  @Override
  public Staged<C, R> exceptionHandler(Handler<Throwable> handler) {
    next.exceptionHandler(handler);
    return this;
  }

  @Override
  public Staged<C, R> setWriteQueueMaxSize(int maxSize) {
    next.setWriteQueueMaxSize(maxSize);
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return next.writeQueueFull();
  }

  @Override
  public Staged<C, R> drainHandler(Handler<Void> handler) {
    next.drainHandler(handler);
    return this;
  }
}
