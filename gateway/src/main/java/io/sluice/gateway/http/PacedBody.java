package io.sluice.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.TimeoutException;

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
  private boolean waiting;
  private long markNanos;
  private long markBytes;

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

  /** Fails where too little came since it was last looked, and only the sender was waited for. */
  void look(long nowNanos, long bytesRead, Link.Patience patience) {
    boolean begins = !waiting || markNanos == 0;
    if (begins || nowNanos - markNanos > patience.bodyNanos()) {
      boolean starves = !begins && bytesRead - markBytes < patience.bodyBytesMin();
      markNanos = waiting ? nowNanos : 0;
      markBytes = bytesRead;
      if (starves) {
        fail(new TimeoutException("too little of the body came"));
      }
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
    waiting = false;
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
    waiting = true;
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
