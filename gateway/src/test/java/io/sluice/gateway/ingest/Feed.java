package io.sluice.gateway.ingest;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A sender: one piece after the other whenever it is wanted, then the end, or a failure. */
final class Feed implements ReadStream<Buffer> {
  private final Queue<Buffer> pieces;
  private final Throwable failure;
  private final Context context = Vertx.currentContext();
  private Handler<Buffer> handler;
  private Handler<Void> endHandler;
  private Handler<Throwable> exceptionHandler;
  private boolean flowing;
  private boolean scheduled;
  private boolean over;
  private long delivered;

  private Feed(List<Buffer> pieces, Throwable failure) {
    this.pieces = new ArrayDeque<>(pieces);
    this.failure = failure;
  }

  static Feed of(List<Buffer> pieces) {
    return new Feed(pieces, null);
  }

  static Feed breaking(List<Buffer> pieces, Throwable failure) {
    return new Feed(pieces, failure);
  }

  /** Whether more will be taken. */
  boolean isFlowing() {
    return flowing && !over;
  }

  /** Bytes that were taken so far. */
  long delivered() {
    return delivered;
  }

  private void schedule() {
    if (flowing && !scheduled && !over) {
      scheduled = true;
      context.runOnContext(turn -> next());
    }
  }

  private void next() {
    scheduled = false;
    if (!flowing || over) {
      return;
    }
    if (!pieces.isEmpty()) {
      Buffer piece = pieces.remove();
      delivered += piece.length();
      if (handler != null) {
        handler.handle(piece);
      }
    } else if (failure != null) {
      over = true;
      exceptionHandler.handle(failure);
    } else {
      over = true;
      endHandler.handle(null);
    }
    schedule();
  }

  @Override
  public ReadStream<Buffer> pause() {
    flowing = false;
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    flowing = true;
    schedule();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    throw new UnsupportedOperationException("nobody fetches single pieces of a body");
  }

  @Override
  public ReadStream<Buffer> handler(Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(Handler<Void> endHandler) {
    this.endHandler = endHandler;
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    this.exceptionHandler = handler;
    return this;
  }
}
