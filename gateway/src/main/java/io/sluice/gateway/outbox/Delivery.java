package io.sluice.gateway.outbox;

import io.sluice.gateway.config.OutboxConfig;
import io.sluice.gateway.outbox.KeyTask.State;
import io.sluice.gateway.outbox.Outcome.Dead;
import io.sluice.gateway.outbox.Outcome.Done;
import io.sluice.gateway.outbox.Outcome.Later;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has marked keys looked at: a bounded number at once, never one key twice at the same time. */
final class Delivery {
  /** What more a failure says is left out of its dead letter. */
  private static final int DETAIL_CHARS = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Vertx vertx;
  private final Context home;
  private final Backlog backlog;
  private final Removal removal;
  private final DeadLetterBox dead;
  private final OutboxConfig config;
  private final BackOff backOff;
  private final OutboxMetrics metrics;
  private Look look;
  private int parallel;
  private int underWay;

  Delivery(
      Vertx vertx,
      Context home,
      Backlog backlog,
      Removal removal,
      DeadLetterBox dead,
      OutboxConfig config,
      BackOff backOff,
      OutboxMetrics metrics) {
    this.vertx = vertx;
    this.home = home;
    this.backlog = backlog;
    this.removal = removal;
    this.dead = dead;
    this.config = config;
    this.backOff = backOff;
    this.metrics = metrics;
  }

  void start(Look with, int atOnce) {
    this.look = with;
    this.parallel = atOnce;
    pump();
  }

  /** No look begins from now on. */
  void stop() {
    parallel = 0;
  }

  boolean isIdle() {
    return underWay == 0;
  }

  /** Begins as many looks as may be under way. */
  void pump() {
    while (underWay < parallel && !removal.isFull()) {
      KeyTask task = backlog.next();
      if (task == null) {
        return;
      }
      begin(task);
    }
  }

  private void begin(KeyTask task) {
    underWay++;
    List<Pending> covered = task.take();
    long began = System.nanoTime();
    Future.succeededFuture()
        .compose(now -> look.look(task.ref, task.failures + 1))
        .map(outcome -> Objects.requireNonNull(outcome, "a look must have an outcome"))
        .onComplete(ended -> home.runOnContext(here -> ended(task, covered, began, ended)));
  }

  private void ended(KeyTask task, List<Pending> covered, long began, AsyncResult<Outcome> ended) {
    metrics.looked(began);
    if (ended.failed()) {
      failed(task, covered, ended.cause());
      return;
    }
    switch (ended.result()) {
      case Done() -> dead.revive(task.ref).onComplete(any -> done(task, covered));
      case Dead(var reason, var detail) -> {
        fail(task);
        bury(task, covered, reason, detail);
      }
      case Later(var why) -> await(task, covered, why);
    }
  }

  private void done(KeyTask task, List<Pending> covered) {
    metrics.done();
    finish(() -> backlog.clear(task, covered));
  }

  private void finish(Runnable end) {
    underWay--;
    end.run();
    pump();
  }

  private static void fail(KeyTask task) {
    if (task.failures++ == 0) {
      task.firstFailure = System.currentTimeMillis();
    }
  }

  private void failed(KeyTask task, List<Pending> covered, Throwable failure) {
    fail(task);
    if (++task.faults >= config.attempts()) {
      bury(task, covered, DeadLetter.ATTEMPTS, sentence(failure));
    } else {
      later(task, covered, sentence(failure));
    }
  }

  /**
   * What can be made again is not held meanwhile. All else is, unless so much of its user waits
   * that nothing else of them would be looked at.
   */
  private void await(KeyTask task, List<Pending> covered, String why) {
    fail(task);
    if (covered.stream().allMatch(Pending::canBeMadeAgain)) {
      LOG.debug("{} is left to whoever marks it again: {}", task.ref, why);
      finish(() -> backlog.clear(task, covered));
    } else if (task.failures >= config.attempts() && backlog.isHeldUp(task.queue)) {
      bury(task, covered, DeadLetter.ATTEMPTS, why);
    } else {
      later(task, covered, why);
    }
  }

  private void later(KeyTask task, List<Pending> covered, String why) {
    LOG.debug("{} is to be looked at again: {}", task.ref, why);
    retry(task, covered);
  }

  private static String sentence(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
  }

  /** Later; or in turn, from the first attempt, where the key was marked anew meanwhile. */
  private void retry(KeyTask task, List<Pending> covered) {
    metrics.retried();
    if (!task.marks.isEmpty()) {
      task.forgive();
      finish(() -> backlog.restore(task, covered, State.READY));
      return;
    }
    finish(() -> backlog.restore(task, covered, State.BACKING_OFF));
    task.timer = vertx.setTimer(backOff.millis(task.failures), timer -> again(task, timer));
  }

  private void again(KeyTask task, long timer) {
    if (task.timer == timer) { // else the key was marked anew meanwhile
      backlog.ready(task);
      pump();
    }
  }

  /** The marks are cleared only when the letter is durable. */
  private void bury(KeyTask task, List<Pending> covered, String reason, String detail) {
    Entry entry = covered.getFirst().entry();
    DeadLetter letter =
        new DeadLetter(
            entry.bucket(),
            entry.key(),
            entry.who(),
            reason,
            detail.substring(0, Math.min(detail.length(), DETAIL_CHARS)),
            task.failures,
            Instant.ofEpochMilli(task.firstFailure),
            Instant.now());
    dead.put(letter).onComplete(put -> buried(task, covered, letter, put.cause()));
  }

  private void buried(KeyTask task, List<Pending> covered, DeadLetter letter, Throwable failure) {
    if (failure != null) {
      LOG.warn("a dead letter cannot be kept: {}", failure.getMessage());
      retry(task, covered);
      return;
    }
    LOG.warn("{} is a dead letter: {}: {}", letter.ref(), letter.reason(), letter.detail());
    metrics.dead();
    finish(() -> backlog.clear(task, covered));
  }
}
