package io.sluice.gateway.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.gateway.config.OutboxConfig;
import io.sluice.gateway.control.Shelf;
import io.sluice.spi.ControlStore;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure.Unavailable;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Marks of keys that are to be looked at. A mark is durable when {@link #mark} succeeds, and is
 * cleared only after a look that began later than its settling: at least one, mostly just one.
 *
 * <p>May be called from everywhere; all state is on one context, and futures complete on the
 * caller's. One a process.
 */
public final class Outbox {
  private final Vertx vertx;
  private final Context home;
  private final OutboxConfig config;
  private final OutboxMetrics metrics;
  private final Lease lease;
  private final Removal removal;
  private final Batches batches;
  private final Backlog backlog;
  private final GroupCommit group;
  private final Delivery delivery;
  private final Adoption adoption;
  private final Census census;
  private final DeadLetterBox box;
  private final Promise<Void> drained = Promise.promise();
  private volatile boolean stopping;

  /**
   * Opens it. Nobody is looked at and nothing is taken over before {@link #start}.
   *
   * @param controlBytesMax of a document, in the store
   */
  public Outbox(
      Vertx vertx,
      ControlStore control,
      int controlBytesMax,
      OutboxConfig config,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.home = vertx.getOrCreateContext();
    this.config = config;
    this.metrics = new OutboxMetrics(registry);
    int bytesMax = Math.min(config.batchBytes().toInt(), controlBytesMax);
    BackOff backOff =
        new BackOff(
            config.retryFirst(), config.retryMax(), () -> ThreadLocalRandom.current().nextLong());
    Shelf gateways = new Shelf(control, Lease.FOLDER);
    Shelf documents = new Shelf(control, Batches.FOLDER);
    this.lease = new Lease(vertx, gateways, config);
    this.removal = new Removal(vertx, documents, backOff, this::moved);
    this.batches = new Batches(documents, lease, removal);
    this.backlog = new Backlog(config, batches);
    backlog.spillTo(new Spill(vertx, backlog, batches, lease, bytesMax, backOff, this::moved));
    this.group = new GroupCommit(batches, lease, bytesMax, this::moved);
    this.box = new DeadLetterBox(new Shelf(control, DeadLetterBox.FOLDER));
    this.delivery = new Delivery(vertx, home, backlog, removal, box, config, backOff, metrics);
    this.adoption = new Adoption(gateways, batches, this::takeOver, metrics);
    this.census = new Census(gateways, batches, lease, adoption, config);
  }

  /**
   * Marks a key, and succeeds when the mark is durable. It is held until it is settled: mark while
   * the bytes come in, settle after the commit. Fails as the store does.
   *
   * @param who whose turn it takes
   */
  public Future<Mark> mark(String who, ObjectRef ref) {
    return atHome(() -> open().compose(yes -> group.append(entry(who, ref))).map(this::hold));
  }

  private static Entry entry(String who, ObjectRef ref) {
    return Entry.of(who, ref, System.currentTimeMillis());
  }

  private Future<Void> open() {
    return stopping
        ? Future.failedFuture(new Unavailable("the outbox is closed", null))
        : Future.succeededFuture();
  }

  private Mark hold(Pending pending) {
    metrics.held.incrementAndGet();
    return new HeldMark(pending);
  }

  private final class HeldMark implements Mark {
    private final Pending pending;
    private final AtomicBoolean settled = new AtomicBoolean();

    HeldMark(Pending pending) {
      this.pending = pending;
    }

    @Override
    public Future<Void> settle() {
      if (!settled.compareAndSet(false, true)) {
        return Future.succeededFuture();
      }
      metrics.held.decrementAndGet();
      if (lease.holds(pending.batch().orElseThrow().gateway)) {
        home.runOnContext(now -> arrive(pending));
        return Future.succeededFuture();
      }
      return atHome(() -> makeAnew(pending));
    }
  }

  /** Somebody may have taken over this mark, and have looked before the key was written. */
  private Future<Void> makeAnew(Pending abandoned) {
    return group
        .append(abandoned.entry())
        .onSuccess(fresh -> batches.release(abandoned))
        .onComplete(done -> arrive(done.succeeded() ? done.result() : abandoned))
        .mapEmpty();
  }

  private Future<Void> takeOver(Entry entry) {
    return group.append(entry).onSuccess(this::arrive).mapEmpty();
  }

  private void arrive(Pending pending) {
    backlog.arrive(pending);
    delivery.pump();
  }

  /**
   * Marks a key without durability, for one who can do it again: all at once if this gateway ends.
   * Succeeds when there is room for it, so whoever waits for that never has more than one in
   * waiting. Fails where more wait for room than {@code outbox.userMarks}.
   */
  public Future<Void> enqueue(String who, ObjectRef ref) {
    Pending pending = new Pending(entry(who, ref), Optional.empty());
    return atHome(() ->
        open().compose(yes -> backlog.arriveInTime(pending)).onSuccess(now -> delivery.pump()));
  }

  /**
   * Begins to look, and to take over from gateways that are gone. Fails where the store cannot be
   * written now; it has begun all the same.
   *
   * @param parallel looks at once
   */
  public Future<Void> start(Look look, int parallel) {
    return atHome(() -> {
      delivery.start(look, parallel);
      watch();
      return lease.held().mapEmpty();
    });
  }

  private void watch() {
    if (!stopping) {
      count();
      Future.join(census.round(), box.count())
          .onComplete(done -> vertx.setTimer(config.heartbeat().toMillis(), due -> watch()));
    }
  }

  private void count() {
    long memory = 0;
    long store = 0;
    for (UserQueue queue : backlog.queues()) {
      memory += queue.inMemory();
      store += queue.spilled;
    }
    long oldest =
        backlog.tasks().stream()
            .flatMap(task -> task.marks.stream())
            .mapToLong(pending -> pending.entry().at())
            .min()
            .orElse(0);
    metrics.counted(new OutboxMetrics.Census(memory, store, oldest, box.counted()));
  }

  /**
   * Ends: no look begins any more, those under way may end. What is left is taken over by others at
   * once, or at the next start. Never fails.
   *
   * @param grace at most so long
   */
  public Future<Void> stop(Duration grace) {
    return atHome(() -> {
      stopping = true;
      delivery.stop();
      adoption.close();
      backlog.turnAway(new Unavailable("the outbox is closed", null));
      vertx.setTimer(Math.max(1, grace.toMillis()), late -> drained.tryComplete());
      moved();
      return drained.future().compose(ended -> lease.leave(isClean()));
    });
  }

  /** Something has moved that looks, or the end, may have waited for. */
  private void moved() {
    delivery.pump();
    if (stopping && delivery.isIdle() && group.isIdle() && removal.isIdle()) {
      drained.tryComplete();
    }
  }

  private boolean isClean() {
    return batches.live() == 0 && removal.isIdle() && backlog.isAllInMemory();
  }

  /** What could not be looked at, for operators. */
  public DeadLetters deadLetters() {
    return new DeadLetters(box, this);
  }

  private <T> Future<T> atHome(Supplier<Future<T>> work) {
    Context caller = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    home.runOnContext(now -> work.get().onComplete(done -> tell(caller, promise, done)));
    return promise.future();
  }

  private static <T> void tell(Context caller, Promise<T> promise, AsyncResult<T> done) {
    caller.runOnContext(now -> {
      if (done.succeeded()) {
        promise.complete(done.result());
      } else {
        promise.fail(done.cause());
      }
    });
  }
}
