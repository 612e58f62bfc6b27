package io.sluice.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The full-text index. It can be made anew from the storage at any time.
 *
 * @param engine {@code lucene}, or {@code none} for no search
 * @param directory where an embedded engine keeps its files; empty for DATA/index
 * @param refresh the longest time until what was indexed is found
 * @param memoryBytes what an embedded engine holds in memory before it writes
 * @param reconcile how often the storage is compared with the index, which finds what others
 *     changed; 0 for never
 * @param reconcileKeysPerSecond how fast
 * @param settings the engine's own keys
 */
public record IndexConfig(
    String engine,
    Optional<Path> directory,
    Duration refresh,
    ByteSize memoryBytes,
    Duration reconcile,
    int reconcileKeysPerSecond,
    Map<String, String> settings) {

  public static final String NONE = "none";

  public static final IndexConfig DEFAULTS =
      new IndexConfig(
          "lucene",
          Optional.empty(),
          Duration.ofMillis(500),
          ByteSize.mib(32),
          Duration.ofMinutes(15),
          2_000,
          Map.of());

  public IndexConfig {
    settings = Map.copyOf(settings);
    Check.range("memoryBytes", memoryBytes.bytes(), 1 << 20, 2L << 30);
    Check.range("reconcileKeysPerSecond", reconcileKeysPerSecond, 1, 1_000_000);
  }

  public boolean isOn() {
    return !engine.equals(NONE);
  }
}
