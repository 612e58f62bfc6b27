package io.sluice.contract;

import io.sluice.spi.ObjectContent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads a chunk at a time, and takes it amiss when one comes that it did not ask for. */
final class ChunkReader {

  private final ReadStream<Buffer> body;
  private final Supplier<Future<?>> pastime;
  private final Consumer<ReadStream<Buffer>> ask;
  private final Promise<Buffer> whole = Promise.promise();
  private final Buffer bytes = Buffer.buffer();
  private boolean asked;

  private ChunkReader(
      ReadStream<Buffer> body, Supplier<Future<?>> pastime, Consumer<ReadStream<Buffer>> ask) {
    this.body = body;
    this.pastime = pastime;
    this.ask = ask;
  }

  /**
   * @param pastime what to wait for between two chunks, so that an unasked one has time to come
   * @param ask how to ask for the next chunk
   */
  static Future<Buffer> read(
      ObjectContent content, Supplier<Future<?>> pastime, Consumer<ReadStream<Buffer>> ask) {
    return new ChunkReader(content.body(), pastime, ask).read().eventually(content::discard);
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
    body.pause();
    bytes.appendBuffer(chunk);
    pastime.get().onComplete(ignored -> askAgain());
  }

  private void askAgain() {
    asked = true;
    ask.accept(body);
  }
}
