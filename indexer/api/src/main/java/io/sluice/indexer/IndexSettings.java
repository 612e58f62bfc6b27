package io.sluice.indexer;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What an index is opened with.
 *
 * @param directory where an embedded engine keeps its files; made where it is missing
 * @param refresh the longest time until what was applied is found
 * @param memoryBytes what an embedded engine may hold in memory before it writes
 * @param values the engine's own part of the configuration, flat
 */
public record IndexSettings(
    Vertx vertx, Path directory, Duration refresh, long memoryBytes, Map<String, String> values) {

  public IndexSettings {
    values = Map.copyOf(values);
  }
}
