package io.sluice.spi;

import io.vertx.core.Future;

/**
 * How the gateway finds an adapter: through {@link java.util.ServiceLoader}, by the type that the
 * configuration names.
 */
public interface ObjectStoreProvider {

  /** What {@code storage.type} must say to get this adapter. */
  String type();

  /**
   * Opens the store, or fails with a sentence that tells the operator what to change. Refuses
   * settings it does not know.
   */
  Future<ObjectStore> open(StoreSettings settings);
}
