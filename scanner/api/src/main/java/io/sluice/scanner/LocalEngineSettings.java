package io.sluice.scanner;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;

/**
 * What an engine is started with.
 *
 * @param program path or name of the program, looked up on the PATH and in {@code /usr/sbin}
 * @param directory for its files, made where it is missing; nobody else's
 * @param databases directories of signatures, of which the first that holds any is used; where none
 *     does, signatures for tests alone
 * @param threads scans at the same time
 */
public record LocalEngineSettings(
    Vertx vertx, String program, Path directory, List<Path> databases, int threads) {

  public LocalEngineSettings {
    databases = List.copyOf(databases);
  }
}
