package io.sluice.scanner.clamd;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Scan;
import io.sluice.scanner.Verdict;
import io.sluice.scanner.Verdict.Clean;
import io.sluice.scanner.Verdict.NotScanned;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One scan on one connection. It is decided once: by clamd's answer, by a time-out, by too many
 * bytes. From then on bytes are thrown away.
 */
final class ClamdScan implements Scan {
  /** How long after a failed write an answer may still arrive that says why. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /** Where clamd hides its limits: less than MaxScanTime's default, after which it says OK. */
  private static final Duration SILENT_TIME_MAX = Duration.ofSeconds(100);

  private final Vertx vertx;
  private final Line line;
  private final Facts facts;
  private final Duration idle;
  private final Consumer<Verdict> decided;
  private final Promise<Judgement> judgement = Promise.promise();
  private final long wholeTimer;
  private Promise<Void> room = Promise.promise();

  /** The first timer of all has the number 0. */
  private long idleTimer = -1;

  private long bytes;
  private boolean finished;
  private long finishedNanos;

  /**
   * @param decided is told once, when the connection is of no more use
   */
  ClamdScan(
      Vertx vertx,
      Line line,
      Facts facts,
      Duration idle,
      Duration whole,
      Consumer<Verdict> decided) {
    this.vertx = vertx;
    this.line = line;
    this.facts = facts;
    this.idle = idle;
    this.decided = decided;
    this.wholeTimer = vertx.setTimer(whole.toMillis(), fired -> decide(Reason.FAILED));
    line.reply().onComplete(this::answered, failure -> decide(Reason.FAILED));
  }

  @Override
  public Future<Void> write(Buffer more) {
    if (isDecided() || more.length() == 0) {
      return Future.succeededFuture();
    }
    bytes += more.length();
    if (bytes > facts.streamBytesMax()) {
      decide(Reason.TOO_LARGE);
      return Future.succeededFuture();
    }
    room = Promise.promise();
    Promise<Void> asked = room;
    patient(idle);
    line.write(more).onComplete(done -> hasRoom(asked), failure -> patient(LAST_WORDS));
    return asked.future();
  }

  @Override
  public Future<Judgement> end() {
    if (!isDecided()) {
      patient(idle);
      line.finish().onComplete(done -> finished(), failure -> patient(LAST_WORDS));
    }
    return judgement.future();
  }

  @Override
  public void cancel() {
    decide(Reason.UNAVAILABLE);
  }

  private void hasRoom(Promise<Void> asked) {
    vertx.cancelTimer(idleTimer);
    asked.tryComplete();
  }

  private void finished() {
    finished = true;
    finishedNanos = System.nanoTime();
  }

  /** Waits so long and no longer. */
  private void patient(Duration time) {
    vertx.cancelTimer(idleTimer);
    if (!isDecided()) {
      idleTimer = vertx.setTimer(time.toMillis(), fired -> decide(Reason.FAILED));
    }
  }

  private void answered(String reply) {
    Verdict verdict = Reply.verdict(reply);
    if (!(verdict instanceof Clean)) {
      decide(verdict);
    } else if (!finished) {
      decide(Reason.FAILED);
    } else if (!facts.tellsLimits() && tookNanos() > SILENT_TIME_MAX.toNanos()) {
      decide(Reason.LIMITS);
    } else {
      decide(verdict);
    }
  }

  private long tookNanos() {
    return System.nanoTime() - finishedNanos;
  }

  @Override
  public boolean isDecided() {
    return judgement.future().isComplete();
  }

  private void decide(Reason reason) {
    decide(new NotScanned(reason));
  }

  private void decide(Verdict verdict) {
    if (!judgement.tryComplete(
        new Judgement(verdict, facts.engine(), Clock.systemUTC().instant()))) {
      return;
    }
    vertx.cancelTimer(wholeTimer);
    vertx.cancelTimer(idleTimer);
    line.close();
    decided.accept(verdict);
    room.tryComplete();
  }
}
