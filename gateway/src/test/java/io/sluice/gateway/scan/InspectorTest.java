package io.sluice.gateway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.scanner.Judgement;
import io.sluice.scanner.Scan;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerState;
import io.sluice.scanner.Verdict;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects of the store, read for a scanner that has decided before it saw all. */
final class InspectorTest {
  private static final long PIECES = 10;
  private static final Judgement INFECTED =
      new Judgement(new Verdict.Infected("Early"), "engine", Instant.EPOCH);

  private final Content content = new Content();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 10})
  void nothingIsReadThatChangesNothing(int decidedAfter) {
    Inspector inspector =
        new Inspector(
            Optional.of(new Hasty(decidedAfter)),
            1,
            Duration.ZERO,
            new ScanMetrics(new SimpleMeterRegistry()),
            Clock.systemUTC());
    Future<Judgement> judged = inspector.judge(content);
    assertThat(judged.result()).isEqualTo(INFECTED);
    assertThat(content.given).isEqualTo(decidedAfter);
    assertThat(content.discarded).isTrue();
  }

  /** Has decided after so many pieces. */
  private record Hasty(int pieces) implements Scanner {

    @Override
    public Future<Scan> begin(OptionalLong size) {
      return Future.succeededFuture(new HastyScan(pieces));
    }

    @Override
    public ScannerState state() {
      return new ScannerState(List.of());
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }

  private static final class HastyScan implements Scan {
    private int left;

    HastyScan(int pieces) {
      this.left = pieces;
    }

    @Override
    public Future<Void> write(Buffer bytes) {
      left--;
      return Future.succeededFuture();
    }

    @Override
    public boolean isDecided() {
      return left <= 0;
    }

    @Override
    public Future<Judgement> end() {
      return Future.succeededFuture(INFECTED);
    }

    @Override
    public void cancel() {
      left = 0;
    }
  }

  /** Gives a piece whenever one is fetched, then its end. */
  private static final class Content implements ObjectContent, ReadStream<Buffer> {
    private Handler<Buffer> handler;
    private Handler<Void> endHandler;
    private long given;
    private boolean discarded;

    @Override
    public ReadStream<Buffer> fetch(long amount) {
      if (given < PIECES) {
        given++;
        handler.handle(Buffer.buffer("x"));
      } else {
        endHandler.handle(null);
      }
      return this;
    }

    @Override
    public ObjectInfo info() {
      return new ObjectInfo(
          ObjectRef.of("bucket", "key"),
          PIECES,
          new ETag("e"),
          Instant.EPOCH,
          ObjectMetadata.EMPTY,
          List.of(),
          false);
    }

    @Override
    public ByteRange.Resolved range() {
      return ByteRange.whole().resolve(PIECES);
    }

    @Override
    public ReadStream<Buffer> body() {
      return this;
    }

    @Override
    public Future<Void> discard() {
      discarded = true;
      return Future.succeededFuture();
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> given) {
      handler = given;
      return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> given) {
      endHandler = given;
      return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> given) {
      return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
      return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
      return fetch(Long.MAX_VALUE);
    }
  }
}
