package io.sluice.memory;

import io.sluice.spi.ObjectStore;
import io.sluice.spi.ObjectStoreProvider;
import io.sluice.spi.StoreLimits;
import io.sluice.spi.StoreSettings;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Opens a {@link MemoryStore} for {@code storage.type: memory}. Each limit of {@link StoreLimits}
 * may be set under its own name.
 */
public final class MemoryStoreProvider implements ObjectStoreProvider {

  private static final Set<String> KNOWN =
      Set.of("objectBytesMax", "metadataBytesMax", "partBytesMin", "partsMax", "controlBytesMax");

  @Override
  public String type() {
    return "memory";
  }

  @Override
  public Future<ObjectStore> open(StoreSettings settings) {
    Set<String> unknown = new TreeSet<>(settings.values().keySet());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      return Future.failedFuture(
          "storage of type memory has no setting " + String.join(", ", unknown));
    }
    try {
      return Future.succeededFuture(new MemoryStore(settings.vertx(), limits(settings.values())));
    } catch (NumberFormatException e) {
      return Future.failedFuture(
          "a limit of storage of type memory is not a number: " + e.getMessage());
    }
  }

  private static StoreLimits limits(Map<String, String> values) {
    StoreLimits standard = MemoryStore.LIMITS;
    long bytesMax = number(values, "objectBytesMax", standard.objectBytesMax());
    return new StoreLimits(
        bytesMax,
        bytesMax,
        (int) number(values, "metadataBytesMax", standard.metadataBytesMax()),
        number(values, "partBytesMin", standard.partBytesMin()),
        bytesMax,
        (int) number(values, "partsMax", standard.partsMax()),
        (int) number(values, "controlBytesMax", standard.controlBytesMax()));
  }

  private static long number(Map<String, String> values, String name, long standard) {
    String value = values.get(name);
    return value == null ? standard : Long.parseLong(value);
  }
}
