package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.spi.StorageFailure.Throttled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for a key, and for how long. */
final class KeyLocksTest {

  @TempDir private Path place;
  private final CountDownLatch end = new CountDownLatch(1);
  private Vertx vertx;
  private WorkerExecutor workers;
  private Fd file;
  private KeyLocks locks;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    workers = vertx.createSharedWorkerExecutor("locks", 4);
    file = LibC.openConfigured(Files.createFile(place.resolve("locks")).toString(), LibC.O_RDWR);
    locks = new KeyLocks(vertx, workers, file, Duration.ofMillis(200));
  }

  @AfterEach
  void close() {
    end.countDown();
    Futures.await(vertx.close());
    file.close();
  }

  /** As the gateway does it: from a context. */
  private <T> Future<T> with(List<String> names, Callable<T> work) {
    Promise<T> promise = Promise.promise();
    vertx.getOrCreateContext().runOnContext(now -> locks.with(names, work).onComplete(promise));
    return promise.future();
  }

  private Future<String> hold(String name) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Future<String> held =
        with(
            List.of(name),
            () -> {
              begun.countDown();
              end.await();
              return "held";
            });
    begun.await();
    return held;
  }

  @Test
  void whoWaitsTooLongIsToldToSlowDownAndLeavesTheQueue() throws Exception {
    Future<String> holder = hold("a");
    Future<String> second = with(List.of("a"), () -> "second");
    Future<String> third = with(List.of("a"), () -> "third");
    Futures.refusal(Throttled.class, second);
    Futures.refusal(Throttled.class, third);
    end.countDown();
    assertThat(Futures.await(holder)).isEqualTo("held");
    assertThat(Futures.await(with(List.of("a"), () -> "fourth"))).isEqualTo("fourth");
  }

  @Test
  void whoGivesUpOneKeyGivesBackTheOther() throws Exception {
    hold("a");
    Futures.refusal(Throttled.class, with(List.of("a", "b"), () -> "both"));
    assertThat(Futures.await(with(List.of("b"), () -> "other"))).isEqualTo("other");
    Futures.refusal(Throttled.class, with(List.of("a"), () -> "same"));
  }

  @Test
  void whoseTurnComesInTimeGoesOn() throws Exception {
    hold("a");
    Future<String> second = with(List.of("a"), () -> "second");
    end.countDown();
    assertThat(Futures.await(second)).isEqualTo("second");
  }
}
