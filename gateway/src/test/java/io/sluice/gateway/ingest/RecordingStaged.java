package io.sluice.gateway.ingest;

import io.sluice.spi.Staged;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/** Notes what is asked of it; its answers can be held back or replaced by failures. */
final class RecordingStaged implements Staged<Received, Received> {
  final List<String> calls = new ArrayList<>();
  final Buffer written = Buffer.buffer();
  final Queue<Promise<Void>> heldWrites = new ArrayDeque<>();
  boolean holdWrites;
  long outstanding;
  long outstandingMax;
  Supplier<Future<Void>> onWrite = Future::succeededFuture;
  Supplier<Future<Void>> onEnd = Future::succeededFuture;
  Supplier<Future<Void>> onCommit = Future::succeededFuture;

  @Override
  public Future<Void> write(Buffer data) {
    note("write");
    written.appendBuffer(data);
    outstanding += data.length();
    outstandingMax = Math.max(outstandingMax, outstanding);
    Promise<Void> done = Promise.promise();
    if (holdWrites) {
      heldWrites.add(done);
    } else {
      onWrite.get().onComplete(done);
    }
    return done.future().onComplete(any -> outstanding -= data.length());
  }

  @Override
  public Future<Void> end() {
    note("end");
    return onEnd.get();
  }

  @Override
  public Future<Received> commit(Received received) {
    note("commit");
    return onCommit.get().map(received);
  }

  @Override
  public Future<Void> discard() {
    note("discard");
    return Future.succeededFuture();
  }

  private void note(String call) {
    if (!call.equals("write") || calls.isEmpty() || !calls.getLast().equals("write")) {
      calls.add(call);
    }
  }

  @Override
  public boolean writeQueueFull() {
    return false;
  }

  @Override
  public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
    return this;
  }

  @Override
  public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
    return this;
  }

  @Override
  public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    return this;
  }
}
