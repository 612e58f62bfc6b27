package io.sluice.contract;

import io.sluice.spi.ObjectContent;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.Staged;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What is to fail in a {@link FailingStore}, and when. Each fault strikes once. Calls are counted
 * from 1 and from the plan's beginning. Safe to be used by several threads.
 */
public final class FailurePlan {

  /** The calls of a store, in the words of the SPI. */
  public enum Call {
    LIST_BUCKETS,
    CREATE_BUCKET,
    STAT_BUCKET,
    DELETE_BUCKET,
    STAT,
    OPEN,
    LIST_OBJECT_PARTS,
    STAGE,
    COMMIT,
    COPY,
    MOVE,
    UPDATE_METADATA,
    DELETE,
    LIST,
    CREATE_UPLOAD,
    STAGE_PART,
    COMMIT_PART,
    COMPLETE,
    PREPARE,
    OPEN_PREPARED,
    COMMIT_PREPARED,
    ABORT,
    LIST_PARTS,
    LIST_UPLOADS,
    READ_DOCUMENT,
    WRITE_DOCUMENT,
    DELETE_DOCUMENT,
    LIST_DOCUMENTS
  }

  enum Moment {
    BEFORE,
    AFTER,
    WRITTEN,
    READ
  }

  /**
   * A fault that has not struck.
   *
   * @param call which calls are counted; empty for all
   * @param at the number of the call, or how many bytes have gone by
   */
  record Fault(Moment moment, Optional<Call> call, long at, StorageFailure failure) {}

  private final List<Call> made = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  /** The n-th call of this kind fails and does nothing. */
  public FailurePlan before(Call call, int nth, StorageFailure failure) {
    return add(new Fault(Moment.BEFORE, Optional.of(call), nth, failure));
  }

  /** The n-th call of this kind does its work, but its answer is lost. */
  public FailurePlan after(Call call, int nth, StorageFailure failure) {
    return add(new Fault(Moment.AFTER, Optional.of(call), nth, failure));
  }

  /** The n-th call of whatever kind fails and does nothing. */
  public FailurePlan beforeAny(int nth, StorageFailure failure) {
    return add(new Fault(Moment.BEFORE, Optional.empty(), nth, failure));
  }

  /** The n-th call of whatever kind does its work, but its answer is lost. */
  public FailurePlan afterAny(int nth, StorageFailure failure) {
    return add(new Fault(Moment.AFTER, Optional.empty(), nth, failure));
  }

  /** The first write that has so many bytes and gets one more fails there. */
  public FailurePlan whenWritten(long bytes, StorageFailure failure) {
    return add(new Fault(Moment.WRITTEN, Optional.empty(), bytes, failure));
  }

  /** The first body that has given so many bytes and is to give one more fails there. */
  public FailurePlan whenRead(long bytes, StorageFailure failure) {
    return add(new Fault(Moment.READ, Optional.empty(), bytes, failure));
  }

  /** How many calls were made, so that each of them can be made to fail in turn. */
  public synchronized int calls() {
    return made.size();
  }

  /** How many faults have not struck. */
  public synchronized int pending() {
    return faults.size();
  }

  /** Makes a call, or lets it fail as planned. */
  <T> Future<T> run(Call call, Supplier<Future<T>> work) {
    Optional<Fault> struck = count(call);
    if (struck.isEmpty()) {
      return work.get();
    }
    StorageFailure failure = struck.get().failure();
    return struck.get().moment() == Moment.BEFORE
        ? Future.failedFuture(failure)
        : work.get().compose(FailurePlan::lose).compose(lost -> Future.failedFuture(failure));
  }

  /** Gives back what nobody will get to know of. */
  private static Future<Void> lose(Object answer) {
    return switch (answer) {
      case Staged<?, ?> staged -> staged.discard();
      case PreparedUpload prepared -> prepared.discard();
      case ObjectContent content -> content.discard();
      case null, default -> Future.succeededFuture();
    };
  }

  /** The fault that lies among these bytes, if any; it has struck then. */
  synchronized Optional<Fault> among(Moment moment, long from, int length) {
    return strike(
        fault -> fault.moment() == moment && fault.at() >= from && fault.at() < from + length);
  }

  private synchronized Optional<Fault> count(Call call) {
    made.add(call);
    long same = made.stream().filter(call::equals).count();
    return strike(fault ->
        (fault.moment() == Moment.BEFORE || fault.moment() == Moment.AFTER)
            && fault.call().map(one -> one == call).orElse(true)
            && fault.at() == (fault.call().isPresent() ? same : made.size()));
  }

  private Optional<Fault> strike(Predicate<Fault> due) {
    Optional<Fault> struck = faults.stream().filter(due).findFirst();
    struck.ifPresent(faults::remove);
    return struck;
  }

  private synchronized FailurePlan add(Fault fault) {
    faults.add(fault);
    return this;
  }
}
