package io.sluice.contract;

import io.sluice.spi.Capability;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Assumptions;

/**
 * What an adapter's test hands to the contracts. The store may be shared by all tests: each makes a
 * bucket of its own.
 */
public interface StoreUnderTest {

  /** An open store. */
  ObjectStore store();

  /** The Vert.x that the store was opened with. */
  Vertx vertx();

  /** A new, empty bucket. */
  default TestBucket bucket() {
    return TestBucket.create(store(), vertx());
  }

  /** Leaves the test out, with the reason, where the store does not declare the capability. */
  default void requires(Capability capability) {
    Assumptions.assumeTrue(
        store().profile().can(capability), () -> "the store does not declare " + capability);
  }

  /** The uploads in parts; leaves the test out where there are none. */
  default MultipartUploads uploads() {
    requires(Capability.MULTIPART);
    return store().multipart().orElseThrow();
  }
}
