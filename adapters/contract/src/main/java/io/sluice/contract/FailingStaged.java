package io.sluice.contract;

import io.sluice.contract.FailurePlan.Call;
import io.sluice.contract.FailurePlan.Fault;
import io.sluice.contract.FailurePlan.Moment;
import io.sluice.spi.ForwardingStaged;
import io.sluice.spi.Staged;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** A staged write that breaks where it was planned to, and stays broken then. */
class FailingStaged<C, R> extends ForwardingStaged<C, R> {

  private final Call commitCall;
  private final FailurePlan plan;
  private long written;
  private Optional<StorageFailure> broken = Optional.empty();
  private Handler<Throwable> exceptionHandler = ignored -> {};

  FailingStaged(Staged<C, R> next, Call commitCall, FailurePlan plan) {
    super(next);
    this.commitCall = commitCall;
    this.plan = plan;
  }

  @Override
  public Future<Void> write(Buffer data) {
    if (broken.isPresent()) {
      return Future.failedFuture(broken.get());
    }
    Optional<Fault> fault = plan.among(Moment.WRITTEN, written, data.length());
    if (fault.isPresent()) {
      int left = (int) (fault.get().at() - written);
      return super.write(data.getBuffer(0, left)).compose(ignored -> fail(fault.get().failure()));
    }
    written += data.length();
    return super.write(data);
  }

  @Override
  public Future<Void> end() {
    return broken.<Future<Void>>map(Future::failedFuture).orElseGet(super::end);
  }

  @Override
  public Future<R> commit(C commit) {
    return broken
        .<Future<R>>map(Future::failedFuture)
        .orElseGet(() -> plan.run(commitCall, () -> super.commit(commit)))
        .recover(this::giveBack);
  }

  @Override
  public Staged<C, R> exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler == null ? ignored -> {} : handler;
    return super.exceptionHandler(handler);
  }

  private Future<Void> fail(StorageFailure failure) {
    broken = Optional.of(failure);
    exceptionHandler.handle(failure);
    return Future.failedFuture(failure);
  }

  private Future<R> giveBack(Throwable failure) {
    return discard().compose(ignored -> Future.failedFuture(failure));
  }
}
