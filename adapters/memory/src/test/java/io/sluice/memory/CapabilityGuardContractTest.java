package io.sluice.memory;

import io.sluice.contract.Futures;
import io.sluice.contract.StoreContract;
import io.sluice.spi.CapabilityGuard;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A guard before a store that can everything is not noticed. */
final class CapabilityGuardContractTest implements StoreContract {

  private static Vertx vertx;
  private static ObjectStore store;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    store = new CapabilityGuard(new MemoryStore(vertx));
  }

  @AfterAll
  static void close() {
    Futures.await(vertx.close());
  }

  @Override
  public ObjectStore store() {
    return store;
  }

  @Override
  public Vertx vertx() {
    return vertx;
  }
}
