package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.Chunks.random;
import static io.sluice.gateway.ingest.Chunks.split;
import static io.sluice.gateway.ingest.IngestFailure.Reason.BAD_DIGEST;
import static io.sluice.gateway.ingest.IngestFailure.Reason.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.auth.PayloadSeal.Unsigned;
import io.sluice.gateway.ingest.IngestFailure.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small bodies, read into memory. */
class CollectTest {
  private static Vertx vertx;
  private static OnLoop loop;
  private static Ingest ingest;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    loop = new OnLoop(vertx);
    ingest = new Ingest(vertx, IngestLimits.defaults());
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 100_000})
  void takesAsMuchAsAllowed(int size) {
    Buffer bytes = random(size, size);
    Buffer collected =
        loop.get(() -> collect(Feed.of(split(bytes, 777)), Declared.ofLength(size), size));
    assertThat(collected).isEqualTo(bytes);
  }

  @Test
  void doesNotBeginWithWhatIsDeclaredTooLarge() {
    refused(
        TOO_LARGE,
        () -> {
          Feed feed = Feed.of(List.of(random(101, 1)));
          return collect(feed, Declared.ofLength(101), 100)
              .onComplete(done -> assertThat(feed.delivered()).isZero());
        });
  }

  @Test
  void stopsWhereItGetsTooLarge() {
    refused(
        TOO_LARGE,
        () -> {
          Feed feed = Feed.of(split(random(1000, 2), 10));
          return collect(feed, unknown(Optional.empty()), 100)
              .onComplete(done -> assertThat(feed.delivered()).isEqualTo(110));
        });
  }

  @Test
  void allTogetherHaveALimit() {
    Ingest narrow =
        new Ingest(vertx, new IngestLimits(4096, 4096, 4096, 16, 1, 256, 16, 1 << 20, 4096));
    Supplier<Future<Buffer>> large = () -> narrow.collect(body(3000), 5000);
    refused(Reason.BUSY, large);
    for (int i = 0; i < 10; i++) {
      assertThat(loop.get(() -> narrow.collect(body(2000), 5000)).length()).isEqualTo(2000);
    }
    refused(Reason.BUSY, large);
  }

  private static Body body(int size) {
    Feed feed = Feed.of(split(random(size, size), 100));
    return new Body(feed, new Unsigned(), Declared.ofLength(size));
  }

  @Test
  void comparesToo() {
    Optional<String> md5 = Optional.of("d41d8cd98f00b204e9800998ecf8427e");
    refused(BAD_DIGEST, () -> collect(Feed.of(List.of(random(9, 3))), unknown(md5), 100));
  }

  private static Declared unknown(Optional<String> md5) {
    return new Declared(
        OptionalLong.empty(), OptionalLong.empty(), md5, List.of(), Optional.empty());
  }

  private static Future<Buffer> collect(Feed feed, Declared declared, int maxBytes) {
    return ingest.collect(new Body(feed, new Unsigned(), declared), maxBytes);
  }

  private static void refused(Reason reason, Supplier<Future<Buffer>> collecting) {
    assertThat(loop.failure(collecting))
        .isInstanceOfSatisfying(
            IngestFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }
}
