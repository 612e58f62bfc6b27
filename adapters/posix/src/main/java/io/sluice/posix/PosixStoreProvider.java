package io.sluice.posix;

import io.sluice.spi.ObjectStore;
import io.sluice.spi.ObjectStoreProvider;
import io.sluice.spi.StoreSettings;
import io.vertx.core.Future;

/** Opens a tree of files: {@code storage.type: posix}. */
public final class PosixStoreProvider implements ObjectStoreProvider {

  @Override
  public String type() {
    return "posix";
  }

  @Override
  public Future<ObjectStore> open(StoreSettings settings) {
    return settings
        .vertx()
        .executeBlocking(() -> {
          PosixSettings own = PosixSettings.from(settings.values());
          return new PosixStore(settings.vertx(), own, OpenedTree.open(own, settings));
        });
  }
}
