package io.sluice.gateway.app;

import io.sluice.gateway.config.SluiceConfig;
import io.sluice.gateway.doctor.Diagnosis;
import io.sluice.gateway.doctor.Diagnosis.Level;
import io.sluice.gateway.doctor.Examination;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerState.Endpoint;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the virus scanner that is configured answers, and how old its signatures are. */
final class ScannerCheck implements Examination {
  private static final Logger LOG = LoggerFactory.getLogger(ScannerCheck.class);
  private static final Duration OLD = Duration.ofDays(7);
  private static final long ANSWER_MILLIS = 10_000;
  private static final long LOOK_AGAIN_MILLIS = 100;

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    if (config.scan().clamd().isEmpty()) {
      return List.of(
          new Diagnosis(
              Level.WARN,
              "no virus scanner is configured: nothing is scanned",
              "install clamav-daemon and set scan.clamd, or start with --local-scanner"));
    }
    Vertx vertx = Vertx.vertx();
    try {
      Scanner scanner = Engines.scanner(vertx, config.scan(), config.scan().clamd());
      return answers(scanner).stream().map(ScannerCheck::diagnosis).toList();
    } catch (StartFailure failure) {
      return List.of(new Diagnosis(Level.FAIL, failure.getMessage(), "correct scan.clamd"));
    } finally {
      close(vertx);
    }
  }

  /** What each is known to be, when one can be used, or nothing more is to be expected. */
  private static List<Endpoint> answers(Scanner scanner) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MILLIS);
    while (!scanner.state().usable() && System.nanoTime() < deadline) {
      try {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return scanner.state().endpoints();
  }

  private static Diagnosis diagnosis(Endpoint endpoint) {
    if (!endpoint.reachable()) {
      return new Diagnosis(
          Level.WARN,
          "clamd at " + endpoint.address() + " cannot be used: " + endpoint.problem(),
          "start it, and see that this user may connect: systemctl status clamav-daemon");
    }
    boolean old =
        endpoint.signatures().filter(made -> made.isBefore(Instant.now().minus(OLD))).isPresent();
    String what = endpoint.engine() + " answers at " + endpoint.address();
    return old || endpoint.onlyTest()
        ? new Diagnosis(
            Level.WARN, what + ", with signatures that are old or for tests", "run freshclam")
        : new Diagnosis(Level.OK, what, "");
  }

  private static void close(Vertx vertx) {
    try {
      vertx.close().await(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      // A wait throws whatever the future failed with, checked or not; the command ends anyway.
      LOG.debug("did not close", e);
    }
  }
}
