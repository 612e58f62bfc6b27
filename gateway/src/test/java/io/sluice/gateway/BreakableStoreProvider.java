package io.sluice.gateway;

import io.sluice.contract.FailingStore;
import io.sluice.contract.FailurePlan;
import io.sluice.spi.CopyObject;
import io.sluice.spi.ForwardingStore;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.ObjectStoreProvider;
import io.sluice.spi.StoreSettings;
import io.vertx.core.Future;
import java.util.ServiceLoader;

/**
 * The store in memory, which breaks where {@link #PLAN} says, and makes copies and moves wait for
 * {@link #delayCopies}.
 */
public final class BreakableStoreProvider implements ObjectStoreProvider {
  public static final FailurePlan PLAN = new FailurePlan();

  private static volatile Future<Void> copies = Future.succeededFuture();

  @Override
  public String type() {
    return "breakable";
  }

  /** Copies and moves that begin from now on end only after this. */
  public static void delayCopies(Future<Void> until) {
    copies = until;
  }

  @Override
  public Future<ObjectStore> open(StoreSettings settings) {
    return ServiceLoader.load(ObjectStoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.type().equals("memory"))
        .findFirst()
        .orElseThrow()
        .open(settings)
        .map(store -> new SlowCopies(new FailingStore(store, PLAN)));
  }

  private static final class SlowCopies extends ForwardingStore {
    SlowCopies(ObjectStore next) {
      super(next);
    }

    @Override
    public Future<ObjectInfo> copy(CopyObject request) {
      return copies.compose(now -> super.copy(request));
    }

    @Override
    public Future<ObjectInfo> move(MoveObject request) {
      return copies.compose(now -> super.move(request));
    }
  }
}
