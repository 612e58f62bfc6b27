package io.sluice.contract;

import io.sluice.spi.ObjectContent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.Supplier;

/** Reads a chunk at a time, and takes it amiss when one comes that it did not ask for. */
final class ChunkReader {

  /** How a reader holds back a stream. */
  enum Pace {
    PAUSE_AND_RESUME,
    FETCH
  }

  private final ReadStream<Buffer> body;
  private final Supplier<Future<?>> pastime;
  private final Pace pace;
  private final Promise<Buffer> whole = Promise.promise();
  private final Buffer bytes = Buffer.buffer();
  private boolean asked;

  private ChunkReader(ReadStream<Buffer> body, Supplier<Future<?>> pastime, Pace pace) {
    this.body = body;
    this.pastime = pastime;
    this.pace = pace;
  }

  /**
   * @param pastime what to wait for between two chunks, so that an unasked one has time to come
   * @param pace how to ask for the next chunk
   */
  static Future<Buffer> read(ObjectContent content, Supplier<Future<?>> pastime, Pace pace) {
    return new ChunkReader(content.body(), pastime, pace).read().eventually(content::discard);
  }

  private Future<Buffer> read() {
    body.exceptionHandler(whole::tryFail);
    body.endHandler(ignored -> whole.tryComplete(bytes));
    body.handler(this::take);
    askAgain();
    return whole.future();
  }

  private void take(Buffer chunk) {
    if (!asked) {
      whole.tryFail(new AssertionError("a chunk came that nobody asked for"));
    }
    asked = false;
    if (pace == Pace.PAUSE_AND_RESUME) {
      body.pause();
    }
    bytes.appendBuffer(chunk);
    pastime.get().onComplete(ignored -> askAgain());
  }

  private void askAgain() {
    asked = true;
    switch (pace) {
      case PAUSE_AND_RESUME -> body.resume();
      case FETCH -> body.fetch(1);
    }
  }
}
