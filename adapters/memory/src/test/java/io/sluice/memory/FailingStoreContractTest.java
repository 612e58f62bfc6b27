package io.sluice.memory;

import io.sluice.contract.FailingStore;
import io.sluice.contract.FailurePlan;
import io.sluice.contract.Futures;
import io.sluice.contract.StoreContract;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A store whose plan is empty never fails. */
final class FailingStoreContractTest implements StoreContract {

  private static Vertx vertx;
  private static ObjectStore store;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    store = new FailingStore(new MemoryStore(vertx), new FailurePlan());
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
