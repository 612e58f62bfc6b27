package io.sluice.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Bytes that come no faster than they may: after each buffer the source rests as long as it must.
 */
public final class Throttled implements ReadStream<Buffer> {
  private final Vertx vertx;
  private final ReadStream<Buffer> source;
  private final IntToLongFunction rest;
  private long demand;
  private boolean resting;

  /** All that are wrapped by it together get so many bytes a second, 1 or more. */
  public static UnaryOperator<ReadStream<Buffer>> to(Vertx vertx, long bytesPerSecond) {
    Pace pace = new Pace(bytesPerSecond, System::nanoTime);
    return source -> new Throttled(vertx, source, pace::pass);
  }

  /**
   * Wraps a source that is paused.
   *
   * @param rest told how many bytes passed, says for how many nanoseconds no more may
   */
  Throttled(Vertx vertx, ReadStream<Buffer> source, IntToLongFunction rest) {
    this.vertx = vertx;
    this.source = source;
    this.rest = rest;
  }

  @Override
  public ReadStream<Buffer> handler(Handler<Buffer> handler) {
    source.handler(handler == null ? null : bytes -> pass(bytes, handler));
    return this;
  }

  private void pass(Buffer bytes, Handler<Buffer> handler) {
    if (demand != Long.MAX_VALUE) {
      demand--;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(rest.applyAsLong(bytes.length()));
    if (millis > 0) {
      resting = true;
      source.pause();
      vertx.setTimer(millis, late -> goOn());
    }
    handler.handle(bytes);
  }

  private void goOn() {
    resting = false;
    if (demand > 0) {
      source.fetch(demand);
    }
  }

  @Override
  public ReadStream<Buffer> pause() {
    demand = 0;
    source.pause();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    if (!resting) {
      source.fetch(amount);
    }
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    source.exceptionHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(Handler<Void> handler) {
    source.endHandler(handler);
    return this;
  }
}
