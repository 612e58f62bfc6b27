package io.sluice.scanner.clamd;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks at every clamd in the background: asks one that is up for its version now and then, and one
 * that rests whether it is back. What was found out holds as long as the engine tells the same name
 * and no scan broke; a thorough look at times tells of what was changed unnoticed. It finds test
 * files and so leaves lines in clamd's log, which is why it is rare.
 */
final class Watch {
  /** A clamd that could not be reached rests so long. */
  static final Duration REST = Duration.ofSeconds(2);

  static final Duration VERSION_INTERVAL = Duration.ofSeconds(15);
  static final Duration THOROUGH_INTERVAL = Duration.ofHours(1);

  /** Beyond any look: some questions, each with a time of its own. */
  private static final Duration LOOK_MAX = Duration.ofMinutes(30);

  private final Vertx vertx;
  private final Endpoints endpoints;
  private final Duration time;
  private final WorkerExecutor worker;
  private long timer;
  private boolean closed;

  Watch(Vertx vertx, Endpoints endpoints, Duration time) {
    this.vertx = vertx;
    this.endpoints = endpoints;
    this.time = time;
    this.worker =
        vertx.createSharedWorkerExecutor(
            "sluice-clamd-look-" + Integer.toHexString(System.identityHashCode(this)),
            endpoints.all().size(),
            LOOK_MAX.toSeconds(),
            TimeUnit.SECONDS);
  }

  void begin() {
    timer = vertx.setPeriodic(0, REST.toMillis(), tick -> endpoints.all().forEach(this::lookIfDue));
  }

  /** A scan broke: perhaps it is another clamd by now. */
  void doubt(Endpoint endpoint) {
    endpoints.change(endpoint::doubt);
    lookIfDue(endpoint);
  }

  Future<Void> close() {
    vertx.cancelTimer(timer);
    synchronized (endpoints) {
      closed = true;
      return worker.close();
    }
  }

  private void lookIfDue(Endpoint endpoint) {
    synchronized (endpoints) {
      if (!closed && endpoint.beginLook(VERSION_INTERVAL.toNanos())) {
        boolean thorough = endpoint.mustTell(THOROUGH_INTERVAL.toNanos());
        watch(endpoint, worker.executeBlocking(() -> look(endpoint, thorough), false));
      }
    }
  }

  private void watch(Endpoint endpoint, Future<Optional<Facts>> look) {
    look.onComplete(
        found -> endpoints.change(() -> found(endpoint, found)),
        failed -> endpoints.change(() -> failed(endpoint, failed)));
  }

  /** Empty where nothing changed. */
  private Optional<Facts> look(Endpoint endpoint, boolean thorough) throws IOException {
    Look look = new Look(endpoint.address, time);
    String engine = look.version().engine();
    Optional<Facts> known;
    synchronized (endpoints) {
      known = endpoint.facts().filter(facts -> facts.engine().equals(engine));
    }
    if (!thorough && known.isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(look.facts());
    } catch (IOException | UncheckedIOException e) {
      if (stillUp(endpoint, known)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** It tells its version and so lives; that it does not find time for a look is no news. */
  private boolean stillUp(Endpoint endpoint, Optional<Facts> known) {
    synchronized (endpoints) {
      return known.isPresent() && endpoint.standing() == Endpoint.Standing.UP;
    }
  }

  private static void found(Endpoint endpoint, Optional<Facts> found) {
    endpoint.lookedAt();
    found.ifPresent(endpoint::up);
  }

  private static void failed(Endpoint endpoint, Throwable failure) {
    endpoint.lookedAt();
    String reason = failure.getMessage() == null ? "no answer in time" : failure.getMessage();
    endpoint.down("no scanner at " + endpoint.address + ": " + reason);
  }
}
