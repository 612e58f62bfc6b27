package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.contract.TestUpload;
import io.sluice.spi.CopyObject;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.WriteCondition;
import io.vertx.core.WorkerExecutor;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies wait for each other, and nobody else waits for them. */
final class CopyThreadsTest extends OneTree {

  private static final int PART = 10 << 20;

  private final CountDownLatch end = new CountDownLatch(1);

  @Override
  @BeforeEach
  void open() {
    super.open();
    Futures.await(store.close());
    store = tree.open(Map.of("copyThreads", "1"));
    bucket = TestBucket.create(store, vertx);
  }

  /** Takes the one thread that copies, as a copy that lasts would. */
  private void copyAtLength() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    WorkerExecutor copies = vertx.createSharedWorkerExecutor("sluice-posix-copy", 1);
    copies
        .executeBlocking(() -> {
          begun.countDown();
          end.await();
          return null;
        })
        .onComplete(done -> copies.close());
    begun.await();
  }

  @AfterEach
  @Override
  void close() {
    end.countDown();
    super.close();
  }

  @Test
  void writesGoOnWhileCopiesLast() throws Exception {
    bucket.put("a", "text");
    TestUpload moved = TestUpload.begin(bucket, "moved");
    TestUpload copied = TestUpload.begin(bucket, "copied");
    byte[] part = Samples.noise(PART);
    copyAtLength();
    var copy =
        bucket.async(s ->
            s.copy(
                new CopyObject(
                    bucket.ref("a"),
                    ReadConditions.NONE,
                    bucket.ref("copy"),
                    MetadataPatch.NONE,
                    WriteCondition.always())));
    var second = copied.part(2, part);
    var fourth = copied.part(4, part);
    var completed = bucket.async(s -> TestUpload.of(s).complete(copied.request(second, fourth)));
    bucket.put("b", "text");
    moved.complete(moved.part(1, part), moved.part(2, part));
    assertThat(bucket.keys()).containsExactly("a", "b", "moved");
    assertThat(copy.isComplete() || completed.isComplete()).isFalse();
    end.countDown();
    assertThat(Futures.await(copy).size()).isEqualTo(4);
    assertThat(Futures.await(completed).size()).isEqualTo(2L * PART);
  }
}
