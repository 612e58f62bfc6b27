package io.sluice.memory;

import io.sluice.spi.Staged;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.function.BiFunction;

/** Bytes on their way in. Never full, since they are in memory as soon as they are written. */
class StagedBytes<C, R> implements Staged<C, R> {

  private enum State {
    WRITING,
    ENDED,
    GIVEN_BACK
  }

  private final Turn turn;
  private final long bytesMax;
  private final BiFunction<C, Buffer, R> publish;
  private Buffer bytes = Buffer.buffer();
  private State state = State.WRITING;

  /**
   * @param publish makes the bytes visible, or throws and leaves all as it was
   */
  StagedBytes(Turn turn, long bytesMax, BiFunction<C, Buffer, R> publish) {
    this.turn = turn;
    this.bytesMax = bytesMax;
    this.publish = publish;
  }

  @Override
  public final Future<Void> write(Buffer data) {
    return turn.take(() -> append(data));
  }

  @Override
  public final Future<Void> end() {
    return turn.take(this::finish);
  }

  @Override
  public final Future<R> commit(C commit) {
    return turn.take(() -> publish.apply(commit, giveAway()));
  }

  @Override
  public final Future<Void> discard() {
    return turn.take(this::giveBack);
  }

  @Override
  public final boolean writeQueueFull() {
    return false;
  }

  @Override
  public final WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
    return this;
  }

  @Override
  public final WriteStream<Buffer> drainHandler(Handler<Void> handler) {
    return this;
  }

  @Override
  public final WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    return this;
  }

  private void append(Buffer data) {
    require(State.WRITING);
    if (bytes.length() + (long) data.length() > bytesMax) {
      throw new LimitExceeded("objectBytesMax", bytesMax);
    }
    bytes.appendBuffer(data);
  }

  private void finish() {
    require(State.WRITING);
    state = State.ENDED;
  }

  private Buffer giveAway() {
    require(State.ENDED);
    Buffer all = bytes;
    giveBack();
    return all;
  }

  private void giveBack() {
    state = State.GIVEN_BACK;
    bytes = Buffer.buffer();
  }

  private void require(State expected) {
    if (state != expected) {
      throw new IllegalStateException("staged bytes are " + state + ", not " + expected);
    }
  }
}
