package io.sluice.gateway.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where objects are.
 *
 * @param type which adapter
 * @param data folder of what the embedded defaults keep: root key, master key, and the buckets
 *     themselves where {@code settings} say no other place
 * @param settings the adapter's own keys, which it knows and checks by itself
 */
public record StorageConfig(String type, Path data, Map<String, String> settings) {

  public static final StorageConfig DEFAULTS =
      new StorageConfig("posix", Path.of("data"), Map.of());

  public StorageConfig {
    settings = Map.copyOf(settings);
  }

  /** Whether the place of the buckets is left to the embedded default, a tree beneath data. */
  public boolean isEmbedded() {
    return type.equals(DEFAULTS.type) && !settings.containsKey("root");
  }
}
