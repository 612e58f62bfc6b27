package io.sluice.memory;

import io.sluice.spi.ByteRange.Resolved;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** Bytes as a stream: a chunk a turn of the event loop, as long as the reader asks for more. */
final class MemoryBody implements ReadStream<Buffer> {

  private static final int CHUNK_BYTES = 64 * 1024;

  private final Context context;
  private final Buffer bytes;
  private final int end;
  private int position;
  private long demand;
  private boolean scheduled;
  private boolean over;
  private Handler<Buffer> handler;
  private Handler<Void> endHandler = ignored -> {};

  MemoryBody(Context context, Buffer bytes, Resolved range) {
    this.context = context;
    this.bytes = bytes;
    this.position = Math.toIntExact(range.offset());
    this.end = Math.toIntExact(range.offset() + range.length());
  }

  @Override
  public synchronized ReadStream<Buffer> handler(Handler<Buffer> chunks) {
    handler = chunks;
    schedule();
    return this;
  }

  @Override
  public synchronized ReadStream<Buffer> endHandler(Handler<Void> ending) {
    endHandler = ending == null ? ignored -> {} : ending;
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> failing) {
    return this;
  }

  @Override
  public synchronized ReadStream<Buffer> pause() {
    demand = 0;
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public synchronized ReadStream<Buffer> fetch(long amount) {
    long sum = demand + amount;
    demand = sum < 0 ? Long.MAX_VALUE : sum;
    schedule();
    return this;
  }

  /** Delivers nothing more. */
  synchronized void stop() {
    over = true;
  }

  private synchronized void schedule() {
    if (!scheduled && !over && demand > 0 && handler != null) {
      scheduled = true;
      context.runOnContext(ignored -> deliver());
    }
  }

  private void deliver() {
    next().run();
    schedule();
  }

  /** What is due now. It runs outside of the monitor, since a handler may do anything. */
  private synchronized Runnable next() {
    scheduled = false;
    if (over || demand == 0 || handler == null) {
      return () -> {};
    }
    Handler<Buffer> chunks = handler;
    Handler<Void> ending = endHandler;
    if (position == end) {
      over = true;
      return () -> ending.handle(null);
    }
    int until = Math.min(end, position + CHUNK_BYTES);
    Buffer chunk = bytes.getBuffer(position, until);
    position = until;
    demand = demand == Long.MAX_VALUE ? demand : demand - 1;
    return () -> chunks.handle(chunk);
  }
}
