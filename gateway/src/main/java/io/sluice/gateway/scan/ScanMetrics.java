package io.sluice.gateway.scan;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerState.Endpoint;
import io.sluice.scanner.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What operators see of scanning. */
public final class ScanMetrics {
  private final MeterRegistry registry;

  public ScanMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void judged(Judgement said) {
    registry
        .counter(
            "sluice.scan.verdicts",
            "verdict",
            Verdicts.kind(said.verdict()),
            "reason",
            said.verdict() instanceof Verdict.NotScanned(Reason reason) ? reason.text() : "")
        .increment();
  }

  /** From now on tells how the scanner is. */
  public void watch(Scanner scanner) {
    Gauge.builder("sluice.scan.usable", scanner, s -> s.state().usable() ? 1 : 0)
        .description("whether a scan begun now has somebody to look")
        .register(registry);
    Gauge.builder("sluice.scan.signatures.age.seconds", scanner, ScanMetrics::age)
        .description(
            "of the signatures of the first scanner that can be reached; NaN where it does not tell")
        .register(registry);
  }

  private static double age(Scanner scanner) {
    return scanner.state().endpoints().stream()
        .filter(Endpoint::reachable)
        .findFirst()
        .flatMap(ScanMetrics::signatures)
        .map(made -> (double) Duration.between(made, Instant.now()).toSeconds())
        .orElse(Double.NaN);
  }

  private static Optional<Instant> signatures(Endpoint endpoint) {
    return endpoint.signatures();
  }
}
