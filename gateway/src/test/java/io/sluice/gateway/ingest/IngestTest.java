package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.Chunks.random;
import static io.sluice.gateway.ingest.Chunks.split;
import static io.sluice.gateway.ingest.IngestFailure.Reason.BAD_DIGEST;
import static io.sluice.gateway.ingest.IngestFailure.Reason.CHECKSUM_MISMATCH;
import static io.sluice.gateway.ingest.IngestFailure.Reason.INCOMPLETE_BODY;
import static io.sluice.gateway.ingest.IngestFailure.Reason.SHA256_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.auth.PayloadSeal;
import io.sluice.gateway.auth.PayloadSeal.Sha256;
import io.sluice.gateway.auth.PayloadSeal.Unsigned;
import io.sluice.gateway.ingest.IngestFailure.Reason;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ETag;
import io.sluice.spi.StorageFailure.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTest {
  private static final Set<ChecksumAlgorithm> ALL = EnumSet.allOf(ChecksumAlgorithm.class);
  private static Vertx vertx;
  private static OnLoop loop;
  private static Ingest ingest;

  private final RecordingStaged target = new RecordingStaged();
  private final AtomicReference<Feed> feed = new AtomicReference<>();

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
  @ValueSource(ints = {0, 1, 1000, 16 << 10, 17 << 10, 256 << 10, 3_000_000})
  void commitsWhatWasReceived(int size) {
    Buffer bytes = random(size, size);
    Received received = loop.get(() -> receive(Feed.of(split(bytes, 8192)), declared(size), ALL));
    assertThat(target.written).isEqualTo(bytes);
    assertThat(received.size()).isEqualTo(size);
    assertThat(received.md5()).isEqualTo(ETag.ofMd5(Sum.digest("MD5").digest(bytes.getBytes())));
    assertThat(received.checksums()).extracting(Checksum::algorithm).containsExactlyElementsOf(ALL);
    assertThat(received.checksums()).contains(sha256(bytes));
    assertThat(target.calls).endsWith("end", "commit").doesNotContain("discard");
  }

  @Test
  void computesNoChecksumThatNobodyWants() {
    Buffer bytes = random(100, 1);
    PayloadSeal seal = new Sha256(HexFormat.of().formatHex(Chunks.sha256(bytes)));
    Received received =
        loop.get(() -> receive(Feed.of(List.of(bytes)), seal, declared(100), Set.of()));
    assertThat(received.checksums()).isEmpty();
  }

  @Test
  void takesABodyWhoseLengthOnlyItsEndTells() {
    Declared unknown =
        new Declared(
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    Buffer bytes = random(100_000, 2);
    loop.get(() -> receive(Feed.of(split(bytes, 999)), unknown, Set.of()));
    assertThat(target.written).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 99_999})
  void aBodyThatEndsEarlyIsIncomplete(int came) {
    refused(
        INCOMPLETE_BODY,
        () -> receive(Feed.of(split(random(came, 3), 4096)), declared(100_000), Set.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 100_000})
  void aSenderThatHangsUpLeavesNothing(int came) {
    refused(
        INCOMPLETE_BODY,
        () ->
            receive(
                Feed.breaking(split(random(came, 4), 4096), new HttpClosedException("closed")),
                declared(100_000),
                Set.of()));
  }

  @Test
  void moreBytesThanDeclaredAreRefusedAtOnce() {
    refused(
        INCOMPLETE_BODY,
        () -> receive(Feed.of(split(random(2_000_000, 5), 1000)), declared(10_000), Set.of()));
    assertThat(feed.get().delivered()).isEqualTo(11_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000_000})
  void anotherMd5ThanDeclaredIsRefused(int size) {
    Declared declared =
        new Declared(
            OptionalLong.of(size),
            OptionalLong.empty(),
            Optional.of("d41d8cd98f00b204e9800998ecf8427e"),
            List.of(),
            Optional.empty());
    refused(BAD_DIGEST, () -> receive(Feed.of(split(random(size, 6), 8192)), declared, Set.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000_000})
  void anotherSha256ThanSignedIsRefused(int size) {
    PayloadSeal seal = new Sha256("0".repeat(64));
    refused(
        SHA256_MISMATCH,
        () -> receive(Feed.of(split(random(size, 7), 8192)), seal, declared(size), Set.of()));
  }

  @Test
  void anotherChecksumThanDeclaredIsRefused() {
    for (ChecksumAlgorithm algorithm : ALL) {
      target.calls.clear();
      Checksum wrong = Checksum.fullObject(algorithm, new byte[algorithm.bytes()]);
      Declared declared =
          new Declared(
              OptionalLong.of(100),
              OptionalLong.empty(),
              Optional.empty(),
              List.of(wrong),
              Optional.empty());
      Throwable failure =
          refused(
              CHECKSUM_MISMATCH,
              () -> receive(Feed.of(List.of(random(100, 8))), declared, Set.of()));
      assertThat(((IngestFailure) failure).algorithm()).contains(algorithm);
    }
  }

  @Test
  void aSourceInStorageFailsWithItsOwnFailure() {
    Unavailable broken = new Unavailable("disk", null);
    Throwable failure =
        loop.failure(() -> receive(Feed.breaking(List.of(), broken), declared(5), Set.of()));
    assertThat(failure).isSameAs(broken);
    assertThat(target.calls).containsExactly("discard");
  }

  @Test
  void aWriteThatFailsEndsTheBody() {
    Unavailable full = new Unavailable("disk", null);
    target.onWrite = () -> Future.failedFuture(full);
    Buffer bytes = random(10_000_000, 9);
    Throwable failure =
        loop.failure(
            () -> receive(Feed.of(split(bytes, 65_536)), declared(bytes.length()), Set.of()));
    assertThat(failure).isSameAs(full);
    assertThat(target.calls).containsExactly("write", "discard");
    assertThat(feed.get().isFlowing()).isFalse();
    assertThat(feed.get().delivered()).isEqualTo(65_536);
  }

  @Test
  void anEndOrACommitThatFailsIsFollowedByADiscard() {
    Unavailable full = new Unavailable("disk", null);
    target.onEnd = () -> Future.failedFuture(full);
    assertThat(loop.failure(this::receiveNothing)).isSameAs(full);
    assertThat(target.calls).containsExactly("end", "discard");

    target.calls.clear();
    target.onEnd = Future::succeededFuture;
    target.onCommit = () -> Future.failedFuture(full);
    assertThat(loop.failure(this::receiveNothing)).isSameAs(full);
    assertThat(target.calls).containsExactly("end", "commit", "discard");
  }

  @Test
  void whatThrowsInsteadOfFailingIsCaughtToo() {
    target.onWrite =
        () -> {
          throw new IllegalStateException("written to after its end");
        };
    Throwable failure =
        loop.failure(() -> receive(Feed.of(List.of(random(10, 10))), declared(10), Set.of()));
    assertThat(failure).isInstanceOf(IllegalStateException.class);
    assertThat(target.calls).containsExactly("write", "discard");
  }

  @Test
  void aStalledTargetStopsTheSender() {
    IngestLimits limits = IngestLimits.defaults();
    Buffer bytes = random(8 << 20, 11);
    target.holdWrites = true;
    Future<Received> received =
        loop.get(() ->
            Future.succeededFuture(
                receive(Feed.of(split(bytes, 16_384)), declared(8 << 20), Set.of())));
    long stopped = stoppedAt();
    assertThat(stopped).isBetween(limits.inFlightBytes() / 2L, limits.inFlightBytes() + 16_384L);
    assertThat(received.isComplete()).isFalse();

    target.holdWrites = false;
    loop.get(() -> {
      target.heldWrites.forEach(held -> held.complete());
      return received;
    });
    assertThat(target.written).isEqualTo(bytes);
    assertThat(target.outstandingMax).isLessThanOrEqualTo(limits.inFlightBytes());
  }

  /** How many bytes were taken when the sender was told to stop. */
  private long stoppedAt() {
    while (loop.get(() -> Future.succeededFuture(feed.get().isFlowing()))) {
      Thread.onSpinWait();
    }
    return feed.get().delivered();
  }

  private Future<Received> receiveNothing() {
    return receive(Feed.of(List.of()), declared(0), Set.of());
  }

  private Future<Received> receive(Feed from, Declared declared, Set<ChecksumAlgorithm> compute) {
    return receive(from, new Unsigned(), declared, compute);
  }

  private Future<Received> receive(
      Feed from, PayloadSeal seal, Declared declared, Set<ChecksumAlgorithm> compute) {
    feed.set(from);
    return ingest.receive(new Body(from, seal, declared), compute, target, received -> received);
  }

  private Throwable refused(Reason reason, Supplier<Future<Received>> receiving) {
    Throwable failure = loop.failure(receiving);
    assertReason(reason, failure);
    assertThat(target.calls).doesNotContain("end", "commit").endsWith("discard");
    assertThat(target.calls).filteredOn("discard"::equals).hasSize(1);
    assertThat(feed.get().isFlowing()).isFalse();
    return failure;
  }

  private static void assertReason(Reason reason, Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            IngestFailure.class, ingest -> assertThat(ingest.reason()).isEqualTo(reason));
  }

  private static Declared declared(long size) {
    return Declared.ofLength(size);
  }

  private static Checksum sha256(Buffer bytes) {
    return Checksum.fullObject(ChecksumAlgorithm.SHA256, Chunks.sha256(bytes));
  }
}
