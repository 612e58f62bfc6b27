package io.sluice.gateway.ingest;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A payload that is taken out of a body's encoding. Paused until it is resumed; where the encoding
 * is broken it fails, and then reads no further.
 */
public abstract class DecodedStream implements ReadStream<Buffer> {
  private final ReadStream<Buffer> source;
  private final Queue<Buffer> ready = new ArrayDeque<>();
  private Handler<Buffer> handler = buffer -> {};
  private Handler<Void> endHandler = end -> {};
  private Handler<Throwable> exceptionHandler = failure -> {};
  private long demand;
  private boolean draining;
  private boolean flowing;
  private boolean ended;
  private boolean done;

  /** Takes over the source, which must be paused and without handlers. */
  protected DecodedStream(ReadStream<Buffer> source) {
    this.source = source;
  }

  /** To be called once, when the decoder is ready for bytes. */
  protected final void begin() {
    source.exceptionHandler(this::fail).endHandler(end -> sourceEnd()).handler(this::feed);
  }

  /** Takes the next bytes; hands over payload by {@link #emit}. May throw {@link IngestFailure}. */
  protected abstract void decode(Buffer bytes);

  /** There are no more bytes. May throw {@link IngestFailure}. */
  protected abstract void finish();

  /** Whether bytes are wanted although nobody asks for payload yet. */
  protected boolean isHungry() {
    return false;
  }

  /** Hands over payload, in its order. */
  protected final void emit(Buffer payload) {
    ready.add(payload);
  }

  /** All payload was handed over, whatever the source still holds. */
  protected final void complete() {
    ended = true;
  }

  private void feed(Buffer bytes) {
    if (!done) {
      try {
        decode(bytes);
        drain();
      } catch (IngestFailure failure) {
        fail(failure);
      }
    }
  }

  private void sourceEnd() {
    if (!done) {
      try {
        finish();
        ended = true;
        drain();
      } catch (IngestFailure failure) {
        fail(failure);
      }
    }
  }

  private void fail(Throwable failure) {
    if (!done) {
      done = true;
      ready.clear();
      stop();
      failed(failure);
      exceptionHandler.handle(failure);
    }
  }

  /** Told before the reader is. */
  protected void failed(Throwable failure) {}

  /** Hands over what is wanted. A handler that pauses or resumes comes back in here. */
  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    try {
      hand();
    } catch (IngestFailure failure) {
      fail(failure);
    }
    draining = false;
    if (done) {
      return; // The source may be somebody else's by now.
    }
    if (demand == 0 && !isHungry()) {
      stop();
    } else if (ready.isEmpty()) {
      goOn();
    }
  }

  private void hand() {
    while (demand > 0 && !ready.isEmpty()) {
      if (demand != Long.MAX_VALUE) {
        demand--;
      }
      Buffer next = ready.remove();
      check(next.length(), false);
      handler.handle(next);
    }
    if (ready.isEmpty() && ended && !done) {
      check(0, true);
    }
  }

  /** Told before payload is handed over, and before its end is told. May throw. */
  protected void check(int more, boolean atEnd) {}

  private void goOn() {
    if (ended) {
      done = true;
      stop();
      endHandler.handle(null);
    } else {
      flow();
    }
  }

  /** Lets bytes come. */
  protected final void flow() {
    if (!flowing) {
      flowing = true;
      source.resume();
    }
  }

  private void stop() {
    flowing = false;
    source.pause();
  }

  @Override
  public ReadStream<Buffer> pause() {
    demand = 0;
    stop();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    drain();
    return this;
  }

  /** Without a handler nothing is decoded any more: whoever reads the rest only drains it. */
  @Override
  public ReadStream<Buffer> handler(Handler<Buffer> handler) {
    if (handler == null) {
      done = true;
      ready.clear();
    } else {
      this.handler = handler;
    }
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(Handler<Void> endHandler) {
    this.endHandler = endHandler == null ? end -> {} : endHandler;
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    this.exceptionHandler = handler == null ? failure -> {} : handler;
    return this;
  }
}
