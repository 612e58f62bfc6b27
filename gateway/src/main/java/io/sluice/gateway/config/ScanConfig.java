package io.sluice.gateway.config;

import java.time.Duration;
import java.util.List;

/**
 * Looking for viruses. Nothing is looked at where no scanner is named.
 *
 * @param engine which implementation: {@code clamd}, or {@code clamav-client}
 * @param clamd where clamd listens, {@code tcp://HOST:PORT} or {@code unix:/PATH}; the first that
 *     can be reached is asked
 * @param local whether a clamd of our own is started where none is named and the program is there
 * @param inlineMax uploads of so many bytes are judged before anybody sees them, larger ones after
 * @param patience how long a reader waits for a verdict before it is told to come again
 * @param connectTimeout for a connection
 * @param idleTimeout in which clamd must take bytes, or answer when it has all
 * @param wholeTimeout for one scan
 * @param connections scans at the same time for each clamd; more wait
 * @param waitTimeout for a place among them
 */
public record ScanConfig(
    String engine,
    List<String> clamd,
    boolean local,
    ByteSize inlineMax,
    Duration patience,
    Duration connectTimeout,
    Duration idleTimeout,
    Duration wholeTimeout,
    int connections,
    Duration waitTimeout) {

  public static final ScanConfig DEFAULTS =
      new ScanConfig(
          "clamd",
          List.of(),
          false,
          ByteSize.mib(64),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(30),
          10,
          Duration.ofSeconds(30));

  public ScanConfig {
    clamd = List.copyOf(clamd);
    Check.range("connections", connections, 1, 10_000);
  }
}
