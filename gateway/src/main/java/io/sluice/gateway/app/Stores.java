package io.sluice.gateway.app;

import io.sluice.gateway.config.StorageConfig;
import io.sluice.spi.CapabilityGuard;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.ObjectStoreProvider;
import io.sluice.spi.StoreSettings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the adapter that the configuration names, opens it, and puts the decorators round it. */
final class Stores {
  private static final long OPEN_SECONDS = 60;

  private Stores() {}

  static ObjectStore open(Vertx vertx, StorageConfig config, MasterKey masterKey) {
    ObjectStoreProvider provider = provider(config.type());
    try {
      StoreSettings settings =
          new StoreSettings(vertx, settings(config), masterKey.key(), masterKey.older());
      return decorate(provider.open(settings).await(OPEN_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      throw new StartFailure("storage: the store did not open within " + OPEN_SECONDS + " s");
    } catch (Exception e) {
      // A wait throws whatever the future failed with, checked or not.
      throw new StartFailure("storage: " + e.getMessage());
    }
  }

  /** From the inside to the outside. The only list of decorators. */
  private static ObjectStore decorate(ObjectStore store) {
    return new CapabilityGuard(store);
  }

  private static ObjectStoreProvider provider(String type) {
    List<ObjectStoreProvider> all =
        ServiceLoader.load(ObjectStoreProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return all.stream()
        .filter(provider -> provider.type().equals(type))
        .findFirst()
        .orElseThrow(() -> {
          List<String> types = all.stream().map(ObjectStoreProvider::type).sorted().toList();
          return new StartFailure(
              "storage.type: there is no adapter \"" + type + "\", but " + types);
        });
  }

  /**
   * The embedded default lays buckets and control data side by side below the data folder. The
   * adapter makes the latter itself, so that nobody else can look in.
   */
  private static Map<String, String> settings(StorageConfig config) {
    Map<String, String> settings = new HashMap<>(config.settings());
    if (config.isEmbedded()) {
      settings.put("root", folder(config.data().resolve("buckets")));
      settings.putIfAbsent("control", config.data().resolve("control").toString());
    }
    return settings;
  }

  private static String folder(Path path) {
    return PrivateFile.folder("storage.data", path).toString();
  }
}
