package io.sluice.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.StoreContract;
import io.sluice.spi.Capability;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Vertx;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MemoryStoreTest implements StoreContract {

  private static Vertx vertx;
  private static ObjectStore store;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    store = new MemoryStore(vertx);
  }

  @AfterAll
  static void close() {
    Futures.await(store.close());
    Futures.await(store.close());
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

  @Test
  void itCanEverything() {
    assertThat(store.profile().capabilities()).isEqualTo(EnumSet.allOf(Capability.class));
  }
}
