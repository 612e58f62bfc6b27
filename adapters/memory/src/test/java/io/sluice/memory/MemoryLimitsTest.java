package io.sluice.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.TestBucket;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.StoreLimits;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MemoryLimitsTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Futures.await(vertx.close());
  }

  @Test
  void anObjectLargerThanTheLimitIsRefused() {
    MemoryStore store = new MemoryStore(vertx, new StoreLimits(1000, 1000, 100, 10, 1000, 10, 100));
    TestBucket bucket = TestBucket.create(store, vertx);
    bucket.put("key", new byte[1000]);
    bucket.refused(
        LimitExceeded.class,
        s -> bucket.putting(s, "key", new byte[1001], WriteCondition.always()));
    assertThat(bucket.stat("key").size()).isEqualTo(1000);
  }
}
