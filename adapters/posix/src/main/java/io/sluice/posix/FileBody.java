package io.sluice.posix;

import io.sluice.spi.StorageFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Bytes as a stream that starts paused and reads on a worker only what is asked for, one block
 * ahead at most. Works from a file, or from one buffer that is there already.
 */
final class FileBody implements ReadStream<Buffer> {

  private static final int BLOCK_BYTES = 256 << 10;

  /** Where the next bytes come from: an empty buffer at the end. */
  interface Source {
    Future<Buffer> next();
  }

  private final Context context;
  private final Source source;
  private long demand;
  private boolean reading;
  private boolean ended;
  private Optional<Buffer> ahead = Optional.empty();
  private Promise<Void> idle;
  private Handler<Buffer> handler;
  private Handler<Void> endHandler;
  private Handler<Throwable> exceptionHandler;

  FileBody(Vertx vertx, Source source) {
    this.context = vertx.getOrCreateContext();
    this.source = source;
  }

  /** The given bytes of a file. */
  static Source of(WorkerExecutor workers, FileChannel file, long offset, long length) {
    return new Source() {
      private long done;

      @Override
      public Future<Buffer> next() {
        int count = (int) Math.min(BLOCK_BYTES, length - done);
        if (count == 0) {
          return Future.succeededFuture(Buffer.buffer());
        }
        long at = offset + done; // told to the worker as it is now
        done += count;
        return workers.executeBlocking(() -> read(file, at, count), false);
      }
    };
  }

  /** One buffer, once. */
  static Source of(Buffer bytes) {
    return new Source() {
      private Buffer rest = bytes;

      @Override
      public Future<Buffer> next() {
        Buffer next = rest;
        rest = Buffer.buffer();
        return Future.succeededFuture(next);
      }
    };
  }

  private static Buffer read(FileChannel file, long offset, int count) throws IOException {
    byte[] bytes = new byte[count];
    ByteBuffer target = ByteBuffer.wrap(bytes);
    while (target.hasRemaining()) {
      if (file.read(target, offset + target.position()) < 0) {
        throw new StorageFailure.Unavailable("the file became shorter while it was read", null);
      }
    }
    return Buffer.buffer(bytes);
  }

  @Override
  public synchronized FileBody handler(Handler<Buffer> newHandler) {
    handler = newHandler;
    if (newHandler == null) {
      demand = 0;
    }
    return this;
  }

  @Override
  public synchronized FileBody endHandler(Handler<Void> newHandler) {
    endHandler = newHandler;
    return this;
  }

  @Override
  public synchronized FileBody exceptionHandler(Handler<Throwable> newHandler) {
    exceptionHandler = newHandler;
    return this;
  }

  @Override
  public synchronized FileBody pause() {
    demand = 0;
    return this;
  }

  @Override
  public FileBody resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public FileBody fetch(long amount) {
    synchronized (this) {
      demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    }
    context.runOnContext(now -> advance());
    return this;
  }

  /** When no read is under way, so that the file may be closed. */
  synchronized Future<Void> quiet() {
    ended = true;
    if (!reading) {
      return Future.succeededFuture();
    }
    if (idle == null) {
      idle = Promise.promise();
    }
    return idle.future();
  }

  private void advance() {
    synchronized (this) {
      if (reading || ended || demand == 0) {
        return;
      }
      if (ahead.isEmpty()) {
        reading = true;
        source.next().onComplete(result -> arrived(result.result(), result.cause()));
        return;
      }
    }
    deliver();
  }

  private void arrived(Buffer bytes, Throwable failure) {
    Promise<Void> resting;
    boolean wanted;
    synchronized (this) {
      reading = false;
      wanted = !ended;
      resting = idle;
      idle = null;
      ahead = Optional.ofNullable(bytes);
      ended = ended || failure != null;
    }
    if (resting != null) {
      resting.complete();
    }
    if (wanted && failure != null) {
      fail(failure);
    } else if (wanted) {
      advance();
    }
  }

  private void deliver() {
    Buffer bytes;
    synchronized (this) {
      bytes = ahead.orElseThrow();
      ahead = Optional.empty();
      ended = bytes.length() == 0;
      if (!ended && demand != Long.MAX_VALUE) {
        demand--;
      }
    }
    if (bytes.length() > 0) {
      handler.handle(bytes);
      advance();
    } else if (endHandler != null) {
      endHandler.handle(null);
    }
  }

  private void fail(Throwable failure) {
    if (exceptionHandler != null) {
      exceptionHandler.handle(Failures.from(failure, "read"));
    }
  }
}
