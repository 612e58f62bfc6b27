package io.sluice.posix;

import io.sluice.spi.StorageFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a stream to a run of bytes of a file, in order, one task at a time: what arrives during a
 * task is written by the next one together.
 */
final class FileSink implements WriteStream<Buffer> {

  private static final int QUEUE_BYTES = 2 << 20;

  /** How much may be dirty before the disk is told to begin. */
  private static final long WRITEBACK_BYTES = 16 << 20;

  private final Context context;
  private final WorkerExecutor workers;
  private final Fd file;
  private final long start;
  private final long bytesMax;
  private final boolean durable;

  private List<Piece> queue = new ArrayList<>();
  private int queueBytesMax = QUEUE_BYTES;
  private long queuedBytes;
  private long accepted;
  private boolean writing;
  private long written;
  private long handedToDisk;
  private Throwable failure;
  private Handler<Void> drainHandler;
  private Handler<Throwable> exceptionHandler;
  private final List<Promise<Void>> idle = new ArrayList<>();

  private record Piece(Buffer bytes, Promise<Void> done) {}

  /** Writes to a file that holds nothing else. */
  FileSink(Vertx vertx, WorkerExecutor workers, Fd file, boolean durable) {
    this(vertx, workers, file, 0, Long.MAX_VALUE, durable);
  }

  /**
   * Writes to a part of a file, and nowhere else: what would go beyond fails as {@link
   * StorageFailure.Incomplete}.
   */
  FileSink(
      Vertx vertx, WorkerExecutor workers, Fd file, long start, long bytesMax, boolean durable) {
    this.context = vertx.getOrCreateContext();
    this.workers = workers;
    this.file = file;
    this.start = start;
    this.bytesMax = bytesMax;
    this.durable = durable;
  }

  /** How many bytes are in the file. */
  synchronized long written() {
    return written;
  }

  @Override
  public synchronized Future<Void> write(Buffer bytes) {
    if (failure == null && bytes.length() > bytesMax - accepted) {
      failure = new StorageFailure.Incomplete(bytesMax, accepted + bytes.length());
    }
    if (failure != null) {
      return Future.failedFuture(failure);
    }
    accepted += bytes.length();
    Promise<Void> done = Promise.promise();
    queue.add(new Piece(bytes, done));
    queuedBytes += bytes.length();
    if (!writing) {
      writeQueued();
    }
    return done.future();
  }

  private void writeQueued() {
    List<Piece> batch = queue;
    queue = new ArrayList<>();
    writing = true;
    long offset = written;
    workers
        .<Long>executeBlocking(() -> writeAll(batch, offset), false)
        .onComplete(result -> finished(batch, result.result(), result.cause()));
  }

  private Long writeAll(List<Piece> batch, long offset) {
    long bytes =
        BufferWriter.write(file, batch.stream().map(Piece::bytes).toList(), start + offset);
    long end = offset + bytes;
    if (durable && end - handedToDisk >= WRITEBACK_BYTES) {
      LibC.startWriteback(file, start + handedToDisk, end - handedToDisk);
      handedToDisk = end;
    }
    return bytes;
  }

  private void finished(List<Piece> batch, Long bytes, Throwable cause) {
    Handler<Void> drain = null;
    List<Promise<Void>> resting = List.of();
    synchronized (this) {
      writing = false;
      if (cause == null) {
        written += bytes;
      } else {
        failure = Failures.from(cause, "write");
      }
      queuedBytes -= batch.stream().mapToLong(piece -> piece.bytes().length()).sum();
      if (failure == null && !queue.isEmpty()) {
        writeQueued();
      } else {
        resting = List.copyOf(idle);
        idle.clear();
      }
      if (drainHandler != null && queuedBytes <= queueBytesMax / 2) {
        drain = drainHandler;
        drainHandler = null;
      }
    }
    tell(batch, resting, drain);
  }

  private void tell(List<Piece> batch, List<Promise<Void>> resting, Handler<Void> drain) {
    Throwable cause = failure;
    if (cause == null) {
      batch.forEach(piece -> piece.done().complete());
    } else {
      batch.forEach(piece -> piece.done().fail(cause));
      failQueued(cause);
      if (exceptionHandler != null) {
        exceptionHandler.handle(cause);
      }
    }
    resting.forEach(Promise::complete);
    if (drain != null) {
      context.runOnContext(drain);
    }
  }

  private void failQueued(Throwable cause) {
    List<Piece> rest;
    synchronized (this) {
      rest = queue;
      queue = new ArrayList<>();
    }
    rest.forEach(piece -> piece.done().fail(cause));
  }

  /** When nothing is being written any more, for better or worse. */
  synchronized Future<Void> quiet() {
    if (!writing) {
      return Future.succeededFuture();
    }
    Promise<Void> promise = Promise.promise();
    idle.add(promise);
    return promise.future();
  }

  /** All that was handed over is in the file. */
  @Override
  public Future<Void> end() {
    return quiet()
        .compose(rest -> failure == null ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  /** Takes no more. */
  synchronized void refuse() {
    if (failure == null) {
      failure = new StorageFailure.Unavailable("the write was discarded", null);
    }
  }

  @Override
  public synchronized boolean writeQueueFull() {
    return queuedBytes >= queueBytesMax;
  }

  @Override
  public synchronized FileSink setWriteQueueMaxSize(int bytes) {
    queueBytesMax = bytes;
    return this;
  }

  @Override
  public synchronized FileSink drainHandler(Handler<Void> handler) {
    drainHandler = handler;
    return this;
  }

  @Override
  public synchronized FileSink exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
    return this;
  }
}
