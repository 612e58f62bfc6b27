package io.sluice.contract;

import io.sluice.contract.FailurePlan.Fault;
import io.sluice.contract.FailurePlan.Moment;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;

/** A body that gives the bytes before its fault, then fails, and gives nothing more. */
final class FailingBody implements ReadStream<Buffer> {

  private final ReadStream<Buffer> next;
  private final FailurePlan plan;
  private long given;
  private boolean broken;
  private Handler<Throwable> exceptionHandler = ignored -> {};

  FailingBody(ReadStream<Buffer> next, FailurePlan plan) {
    this.next = next;
    this.plan = plan;
  }

  @Override
  public ReadStream<Buffer> handler(Handler<Buffer> handler) {
    next.handler(handler == null ? null : chunk -> give(chunk, handler));
    return this;
  }

  private void give(Buffer chunk, Handler<Buffer> handler) {
    if (broken) {
      return;
    }
    Optional<Fault> fault = plan.among(Moment.READ, given, chunk.length());
    given += chunk.length();
    if (fault.isEmpty()) {
      handler.handle(chunk);
      return;
    }
    broken = true;
    next.pause();
    int left = (int) (fault.get().at() - (given - chunk.length()));
    if (left > 0) {
      handler.handle(chunk.getBuffer(0, left));
    }
    exceptionHandler.handle(fault.get().failure());
  }

  @Override
  public ReadStream<Buffer> endHandler(Handler<Void> handler) {
    next.endHandler(handler == null ? null : ending -> end(handler));
    return this;
  }

  private void end(Handler<Void> handler) {
    if (!broken) {
      handler.handle(null);
    }
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler == null ? ignored -> {} : handler;
    next.exceptionHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    next.pause();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    next.resume();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    next.fetch(amount);
    return this;
  }
}
