package io.sluice.gateway.ingest;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The payload inside an {@code aws-chunked} body. Paused until it is resumed; fails with {@link
 * IngestFailure} where the encoding is broken, and then reads no further.
 */
final class AwsChunked implements ReadStream<Buffer> {
  private final ReadStream<Buffer> source;
  private final ChunkParser parser;
  private final Consumer<String> trailer;
  private final Queue<Buffer> ready = new ArrayDeque<>();
  private Handler<Buffer> handler = buffer -> {};
  private Handler<Void> endHandler = end -> {};
  private Handler<Throwable> exceptionHandler = failure -> {};
  private long demand;
  private boolean draining;
  private boolean flowing;
  private boolean sourceEnded;
  private boolean done;

  /**
   * @param headers gets the header of each chunk before any of its payload
   * @param trailer gets the text after the last chunk before the stream ends; what it throws is the
   *     stream's failure
   */
  AwsChunked(
      ReadStream<Buffer> source,
      IngestLimits limits,
      boolean signed,
      Consumer<Chunk> headers,
      Consumer<String> trailer) {
    this.source = source;
    this.parser = new ChunkParser(limits, signed, headers, ready::add);
    this.trailer = trailer;
    source.exceptionHandler(this::fail).endHandler(end -> sourceEnd()).handler(this::feed);
  }

  private void feed(Buffer bytes) {
    if (!done) {
      try {
        parser.feed(bytes);
        drain();
      } catch (IngestFailure failure) {
        fail(failure);
      }
    }
  }

  private void sourceEnd() {
    if (!done) {
      try {
        trailer.accept(parser.end());
        sourceEnded = true;
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
      exceptionHandler.handle(failure);
    }
  }

  /** Hands over what is wanted. A handler that pauses or resumes comes back in here. */
  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    while (demand > 0 && !ready.isEmpty()) {
      if (demand != Long.MAX_VALUE) {
        demand--;
      }
      handler.handle(ready.remove());
    }
    draining = false;
    if (done) {
      return; // The source may be somebody else's by now.
    }
    if (demand == 0) {
      stop();
    } else if (ready.isEmpty()) {
      goOn();
    }
  }

  private void goOn() {
    if (sourceEnded) {
      done = true;
      endHandler.handle(null);
    } else if (!flowing) {
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
