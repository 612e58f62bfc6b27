package io.sluice.gateway.app;

import io.sluice.indexer.IndexState;
import io.sluice.scanner.LocalEngine;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerState.Endpoint;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How scanner and index are, a line each, for people. */
final class Details {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private Details() {}

  static String scanner(Optional<Scanner> scanner, Optional<LocalEngine> local) {
    return "scanner: "
        + scanner.map(there -> scanner(there, local)).orElse("off, nothing is scanned for viruses");
  }

  private static String scanner(Scanner scanner, Optional<LocalEngine> local) {
    Optional<Endpoint> used =
        scanner.state().endpoints().stream().filter(Endpoint::reachable).findFirst();
    boolean onlyTest =
        local.map(engine -> engine.state().onlyTest()).orElse(false)
            || used.map(Endpoint::onlyTest).orElse(false);
    String text =
        used.map(Details::endpoint).orElseGet(() -> "not reached yet: " + problems(scanner));
    return onlyTest ? text + "; ONLY TEST SIGNATURES are loaded: it finds no real virus" : text;
  }

  private static String endpoint(Endpoint endpoint) {
    String signatures =
        endpoint.signatures().map(made -> ", signatures of " + DAY.format(made)).orElse("");
    return endpoint.engine() + " at " + endpoint.address() + signatures;
  }

  private static String problems(Scanner scanner) {
    return scanner.state().endpoints().stream()
        .map(endpoint -> (endpoint.address() + " " + endpoint.problem()).strip())
        .reduce((one, other) -> one + "; " + other)
        .orElse("");
  }

  static String index(IndexState state) {
    return "search: "
        + (state.usable()
            ? state.engine() + ", " + state.documents() + " objects"
            : state.problem());
  }
}
