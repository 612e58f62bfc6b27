package io.sluice.scanner;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/**
 * What a scanner is opened with.
 *
 * @param addresses {@code tcp://HOST:PORT} or {@code unix:/PATH}, tried in this order, at least one
 * @param connectTimeout for a connection
 * @param idleTimeout in which the scanner must take bytes, or answer once it has all
 * @param wholeTimeout for one scan from its beginning to its verdict
 * @param connections scans at the same time for each address; more wait
 * @param waitTimeout for a place among them
 */
public record ScannerSettings(
    Vertx vertx,
    List<String> addresses,
    Duration connectTimeout,
    Duration idleTimeout,
    Duration wholeTimeout,
    int connections,
    Duration waitTimeout) {

  public ScannerSettings {
    addresses = List.copyOf(addresses);
  }
}
