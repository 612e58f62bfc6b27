package io.sluice.scanner;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a scanner is.
 *
 * @param endpoints in the order in which they are tried
 */
public record ScannerState(List<Endpoint> endpoints) {

  public ScannerState {
    endpoints = List.copyOf(endpoints);
  }

  /** Whether a scan begun now has somebody to look. */
  public boolean usable() {
    return endpoints.stream().anyMatch(Endpoint::reachable);
  }

  /**
   * One scanner.
   *
   * @param address as it was configured
   * @param reachable whether it answers and what it can do was tried, so that it gets scans
   * @param engine as it tells itself; empty until it was reached
   * @param signatures when its signatures were made, where it tells
   * @param onlyTest whether it knows so few signatures that they can only be for tests, where that
   *     can be told
   * @param streamBytesMax the longest run of bytes that it takes and looks at, as it was tried;
   *     empty before
   * @param problem what the operator should mend, for people: why it cannot be used, or what it
   *     leaves unsaid; empty where all is well
   */
  public record Endpoint(
      String address,
      boolean reachable,
      String engine,
      Optional<Instant> signatures,
      boolean onlyTest,
      Optional<Long> streamBytesMax,
      String problem) {}
}
