package io.sluice.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.gateway.control.DocumentCache.Weighed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** For how long a document is believed, and when it is read again. */
class DocumentCacheTest {
  private static final Vertx VERTX = Vertx.vertx();

  private final AtomicLong millis = new AtomicLong();
  private final Deque<Promise<Optional<Weighed<String>>>> readings = new ArrayDeque<>();
  private final DocumentCache<String> cache =
      new DocumentCache<>(
          VERTX, new CacheLimits(Duration.ofSeconds(1), 1 << 20), () -> millis.get() * 1_000_000);

  @AfterAll
  static void close() {
    Futures.await(VERTX.close());
  }

  private Future<Optional<String>> read() {
    return cache.read(
        "name",
        () -> {
          readings.add(Promise.promise());
          return readings.getLast().future();
        });
  }

  /** The reading that began first ends. */
  private void found(String value) {
    readings.remove().complete(Optional.of(new Weighed<>(value, value.length())));
  }

  private void keep(String value) {
    Future<Optional<String>> first = read();
    found(value);
    assertThat(Futures.await(first)).contains(value);
  }

  @Test
  void manyShareOneReading() {
    Future<Optional<String>> first = read();
    Future<Optional<String>> second = read();
    assertThat(readings).hasSize(1);
    found("a");
    assertThat(Futures.await(first)).contains("a");
    assertThat(Futures.await(second)).contains("a");
  }

  @Test
  void whoAsksAllTheTimeNeverWaits() {
    keep("a");
    millis.addAndGet(400);
    assertThat(read().result()).contains("a");
    assertThat(readings).isEmpty();
    millis.addAndGet(200);
    assertThat(read().result()).contains("a");
    assertThat(read().result()).contains("a");
    assertThat(readings).as("read anew, once").hasSize(1);
    found("b");
    assertThat(read().result()).contains("b");
    millis.addAndGet(900);
    assertThat(read().result()).as("counted from the new reading").contains("b");
  }

  @Test
  void nothingIsBelievedForLonger() {
    keep("a");
    millis.addAndGet(600);
    assertThat(read().result()).contains("a");
    millis.addAndGet(400);
    Future<Optional<String>> late = read();
    assertThat(late.isComplete()).as("the renewal is not done").isFalse();
    assertThat(readings).hasSize(2);
    found("stale");
    found("b");
    assertThat(Futures.await(late)).contains("b");
    assertThat(read().result()).contains("b");
  }

  @Test
  void noRenewalOutlivesAChange() {
    keep("a");
    millis.addAndGet(600);
    assertThat(read().result()).contains("a");
    cache.forget("name");
    found("a");
    assertThat(read().isComplete()).isFalse();
  }

  @Test
  void aRenewalThatFailsIsForThoseWhoAskLater() {
    keep("a");
    millis.addAndGet(600);
    read();
    readings.remove().fail(new IllegalStateException("unreadable"));
    assertThat(read().result()).contains("a");
    millis.addAndGet(400);
    assertThat(read().isComplete()).isFalse();
  }

  @Test
  void whatIsGoneIsNotKept() {
    keep("a");
    millis.addAndGet(600);
    read();
    readings.remove().complete(Optional.empty());
    assertThat(read().isComplete()).isFalse();
  }
}
