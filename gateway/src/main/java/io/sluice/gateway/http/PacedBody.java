package io.sluice.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A body that tells when it is wanted and when not, so that its sender can be held back. That the
 * sender hung up is told once, to whoever listens at that moment; here it is kept for whoever reads
 * later, since nobody reads while a request is let in and its file opened.
 */
final class PacedBody implements ReadStream<Buffer> {
  private final ReadStream<Buffer> body;
  private final Runnable onDemand;
  private final Runnable onPause;
  private Handler<Throwable> exceptionHandler;
  private Throwable failure;
  private boolean demanded;

  /** Begins to listen. */
  PacedBody(ReadStream<Buffer> body, Runnable onDemand, Runnable onPause) {
    this.body = body;
    this.onDemand = onDemand;
    this.onPause = onPause;
    body.exceptionHandler(this::fail);
  }

  private void fail(Throwable cause) {
    failure = cause;
    if (demanded && exceptionHandler != null) {
      exceptionHandler.handle(cause);
    }
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
    return this;
  }

  @Override
  public ReadStream<Buffer> handler(Handler<Buffer> handler) {
    body.handler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    body.pause();
    onPause.run();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    if (!demanded && failure != null) {
      demanded = true;
      fail(failure);
      return this;
    }
    demanded = true;
    onDemand.run();
    body.fetch(amount);
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(Handler<Void> handler) {
    body.endHandler(handler);
    return this;
  }
}
