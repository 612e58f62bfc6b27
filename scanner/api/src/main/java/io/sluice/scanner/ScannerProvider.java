package io.sluice.scanner;

import io.vertx.core.Future;

/** How the gateway finds a scanner: through {@link java.util.ServiceLoader}, by its type. */
public interface ScannerProvider {

  /** What {@code scan.engine} must say to get this one. */
  String type();

  /**
   * Opens it. Does not fail where no scanner can be reached now, only where the settings are wrong,
   * with a sentence that tells the operator what to change.
   */
  Future<Scanner> open(ScannerSettings settings);
}
