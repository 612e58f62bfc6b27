package io.sluice.gateway.app;

import io.sluice.gateway.config.ConfigLoader;
import io.sluice.gateway.config.SluiceConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the configuration and the data are: options of commands that work on a store by itself. */
final class StoreOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "Settings, in YAML.")
  private Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder, as for serve.")
  private Path data;

  SluiceConfig load() {
    Map<String, String> overrides =
        data == null ? Map.of() : Map.of("storage.data", data.toString());
    return ConfigLoader.load(Optional.ofNullable(config), System.getenv(), overrides);
  }
}
