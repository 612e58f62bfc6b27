package io.sluice.scanner;

import io.vertx.core.Future;

/** How the gateway starts an engine of its own: through {@link java.util.ServiceLoader}. */
public interface LocalEngineProvider {

  /** The {@link ScannerProvider#type} of the scanner that can talk to it. */
  String type();

  /**
   * Starts it and returns, while it still loads its signatures. Fails where a program is missing or
   * a place cannot be used, with a sentence that tells the operator what to change.
   */
  Future<LocalEngine> start(LocalEngineSettings settings);
}
