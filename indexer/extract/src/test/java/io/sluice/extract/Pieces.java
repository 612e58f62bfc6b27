package io.sluice.extract;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Arrays;

/** A paused body in pieces, that counts how much of it was taken. */
final class Pieces implements ReadStream<Buffer> {
  private static final int PIECE = 16 * 1024;

  private final byte[] bytes;
  private final int breaksAt;
  private Context context;
  private Handler<Buffer> handler = piece -> {};
  private Handler<Void> endHandler = end -> {};
  private Handler<Throwable> exceptionHandler = failure -> {};
  private boolean flowing;
  private boolean over;
  private volatile int taken;

  Pieces(byte[] bytes) {
    this(bytes, Integer.MAX_VALUE);
  }

  Pieces(byte[] bytes, int breaksAt) {
    this.bytes = bytes;
    this.breaksAt = breaksAt;
  }

  Pieces on(Context context) {
    this.context = context;
    return this;
  }

  int taken() {
    return taken;
  }

  private void next() {
    if (!flowing || over) {
      return;
    }
    if (taken >= breaksAt) {
      over = true;
      exceptionHandler.handle(new IllegalStateException("broken"));
    } else if (taken == bytes.length) {
      over = true;
      endHandler.handle(null);
    } else {
      int end = Math.min(bytes.length, taken + PIECE);
      Buffer piece = Buffer.buffer(Arrays.copyOfRange(bytes, taken, end));
      taken = end;
      handler.handle(piece);
      context.runOnContext(go -> next());
    }
  }

  @Override
  public Pieces handler(Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public Pieces exceptionHandler(Handler<Throwable> handler) {
    this.exceptionHandler = handler;
    return this;
  }

  @Override
  public Pieces endHandler(Handler<Void> handler) {
    this.endHandler = handler;
    return this;
  }

  @Override
  public Pieces pause() {
    flowing = false;
    return this;
  }

  @Override
  public Pieces resume() {
    if (!flowing) {
      flowing = true;
      context.runOnContext(go -> next());
    }
    return this;
  }

  @Override
  public Pieces fetch(long amount) {
    return resume();
  }
}
