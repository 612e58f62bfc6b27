package io.sluice.scanner.clamd;

import io.sluice.scanner.LocalEngine;
import io.sluice.scanner.LocalEngineSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A clamd as a child, on a thread of its own that starts it, waits for its end and starts it again.
 * The kernel ends the child when the thread that started it is gone, so that thread must live as
 * long as the child should.
 */
final class ClamdEngine implements LocalEngine {
  /** Before it is started again; twice as long after each time that it did not live long. */
  private static final Duration PAUSE_MIN = Duration.ofSeconds(1);

  private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

  /** How often it is asked whether real signatures have come. */
  private static final Duration SIGNATURES_INTERVAL = Duration.ofSeconds(30);

  /** How long it may take to end by itself. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final ClamdHome home;
  private final Semaphore wakes = new Semaphore(0);
  private final Promise<Void> gone = Promise.promise();
  private volatile boolean stopped;
  private volatile State state = new State(false, false, "clamd is being started");

  private ClamdEngine(Vertx vertx, ClamdHome home) {
    this.vertx = vertx;
    this.home = home;
  }

  static ClamdEngine start(LocalEngineSettings settings) throws IOException {
    ClamdEngine engine = new ClamdEngine(settings.vertx(), ClamdHome.prepare(settings));
    Thread.ofPlatform().daemon().name("sluice-clamd").start(engine::keepRunning);
    return engine;
  }

  @Override
  public List<String> addresses() {
    return List.of(new ClamdAddress.Unix(home.socket()).toString());
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public Future<Void> close() {
    stopped = true;
    wake();
    Promise<Void> here = Promise.promise();
    var context = vertx.getOrCreateContext();
    gone.future().onComplete(done -> context.runOnContext(on -> here.complete()));
    return here.future();
  }

  private void keepRunning() {
    try {
      Duration pause = PAUSE_MIN;
      while (!stopped) {
        long began = System.nanoTime();
        String end = runOnce();
        boolean lived = System.nanoTime() - began > PAUSE_MAX.toNanos();
        pause = lived || end.isEmpty() ? PAUSE_MIN : pause;
        state = new State(false, state.onlyTest(), end);
        rest(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(PAUSE_MAX) < 0 ? longer : PAUSE_MAX;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      state = new State(false, state.onlyTest(), "clamd was stopped");
      home.clear();
      gone.complete();
    }
  }

  /** Why it ended; empty where that was meant. */
  private String runOnce() throws InterruptedException {
    Process process = null;
    try {
      boolean onlyTest = home.configure();
      process = home.start();
      state = new State(true, onlyTest, onlyTest ? home.adviceOnSignatures() : "");
      Process child = process;
      var _ = child.onExit().thenRun(this::wake);
      while (child.isAlive() && !(onlyTest && home.hasSignatures())) {
        if (rest(SIGNATURES_INTERVAL)) {
          return "";
        }
      }
      if (child.isAlive()) {
        return "";
      }
      return "clamd ended with status " + process.exitValue() + ": " + home.lastWords();
    } catch (IOException e) {
      return "clamd could not be started: " + e.getMessage();
    } finally {
      end(process);
    }
  }

  private void wake() {
    wakes.release();
  }

  /** Until the time is over, or something happened; whether it is to stop. */
  private boolean rest(Duration time) throws InterruptedException {
    if (wakes.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
      wakes.drainPermits();
    }
    return stopped;
  }

  private static void end(Process process) throws InterruptedException {
    if (process == null) {
      return;
    }
    process.destroy();
    if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
