package io.sluice.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body that tells when it is wanted and when not, so that its sender can be held back. */
final class PacedBody implements ReadStream<Buffer> {
  private final ReadStream<Buffer> body;
  private final Runnable onDemand;
  private final Runnable onPause;

  PacedBody(ReadStream<Buffer> body, Runnable onDemand, Runnable onPause) {
    this.body = body;
    this.onDemand = onDemand;
    this.onPause = onPause;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    body.exceptionHandler(handler);
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
    onDemand.run();
    body.resume();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
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
