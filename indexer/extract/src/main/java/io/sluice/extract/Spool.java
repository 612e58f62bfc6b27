package io.sluice.extract;

import io.sluice.indexer.IndexUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;

/**
 * A document on its way into a file. First its beginning is read alone; whoever does not want the
 * rest leaves it there, paused. Used on one Vert.x context.
 */
final class Spool {
  /** Enough for every kind that is told by its beginning. */
  static final int HEAD_BYTES = 64 * 1024;

  private final ReadStream<Buffer> body;
  private final long bytesMax;
  private final Buffer head = Buffer.buffer();
  private final Promise<Buffer> begun = Promise.promise();
  private final Promise<Void> ended = Promise.promise();
  private AsyncFile file;
  private long bytes;
  private Throwable failure;

  /**
   * @param bytesMax more is not taken, whatever was said of its size
   */
  Spool(ReadStream<Buffer> body, long bytesMax) {
    this.body = body;
    this.bytesMax = bytesMax;
  }

  /** The beginning, or all of it where it is short. */
  Future<Buffer> head() {
    body.handler(this::take)
        .exceptionHandler(this::fail)
        .endHandler(end -> {
          ended.tryComplete();
          begun.tryComplete(head);
        });
    body.resume();
    return begun.future();
  }

  /** Writes all of it; fails as the body, or as the file does, or with {@link TooLarge}. */
  Future<Void> into(AsyncFile target) {
    file = target;
    file.exceptionHandler(this::diskFailed);
    write(head);
    if (!ended.future().isComplete()) {
      body.resume();
    }
    return ended.future().eventually(file::close).compose(end -> outcome());
  }

  private void take(Buffer piece) {
    bytes += piece.length();
    if (bytes > bytesMax) {
      fail(new TooLarge());
    } else if (file == null) {
      head.appendBuffer(piece);
      if (head.length() >= HEAD_BYTES) {
        body.pause();
        begun.tryComplete(head);
      }
    } else {
      write(piece);
    }
  }

  private void write(Buffer piece) {
    file.write(piece).onFailure(this::diskFailed);
    if (file.writeQueueFull()) {
      body.pause();
      file.drainHandler(drained -> body.resume());
    }
  }

  /** A write may fail after the last one was handed over. */
  private Future<Void> outcome() {
    return failure == null ? Future.succeededFuture() : Future.failedFuture(failure);
  }

  private void diskFailed(Throwable cause) {
    fail(new IndexUnavailable("a document cannot be laid down to be read: " + cause, cause));
  }

  private void fail(Throwable cause) {
    failure = failure == null ? cause : failure;
    body.pause();
    begun.tryFail(cause);
    ended.tryFail(cause);
  }

  /** There was more than may be read. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("larger than may be read", null, false, false);
    }
  }
}
