package io.sluice.posix;

import io.sluice.contract.Futures;
import io.sluice.contract.StoreContract;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The whole contract, on each way in which a tree can keep what it must. */
class PosixStoreTest {

  /** Opens a store once for all of a contract's tests. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class OnTree implements StoreContract {
    private final Map<String, String> settings;
    private Vertx vertx;
    private TestTree tree;
    private ObjectStore store;

    OnTree(Map<String, String> settings) {
      this.settings = settings;
    }

    @BeforeAll
    void open() {
      vertx = Vertx.vertx();
      tree = TestTree.in(vertx, Path.of(System.getProperty("java.io.tmpdir")));
      store = tree.open(settings);
    }

    @AfterAll
    void close() {
      Futures.await(store.close());
      Futures.await(vertx.close());
      tree.remove();
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

  /** As it is by default. */
  @Nested
  class WithExtendedAttributes extends OnTree {
    WithExtendedAttributes() {
      super(Map.of());
    }
  }

  /** As where the filesystem has neither extended attributes nor nameless files. */
  @Nested
  class WithSidecarsAndNamedFiles extends OnTree {
    WithSidecarsAndNamedFiles() {
      super(Map.of("attributes", "sidecar", "staging", "named", "durability", "relaxed"));
    }
  }

  /** As where directories are larger than memory should hold, so that names are sorted on disk. */
  @Nested
  class WithNamesSortedOnDisk extends OnTree {
    WithNamesSortedOnDisk() {
      super(Map.of("cacheBytes", "8", "durability", "relaxed"));
    }
  }
}
