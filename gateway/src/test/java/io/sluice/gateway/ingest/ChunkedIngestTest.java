package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.Chunks.encode;
import static io.sluice.gateway.ingest.Chunks.random;
import static io.sluice.gateway.ingest.Chunks.signed;
import static io.sluice.gateway.ingest.Chunks.signedWithTrailer;
import static io.sluice.gateway.ingest.Chunks.split;
import static io.sluice.gateway.ingest.Chunks.text;
import static io.sluice.gateway.ingest.IngestFailure.Reason.CHECKSUM_MISMATCH;
import static io.sluice.gateway.ingest.IngestFailure.Reason.CHUNK_SIGNATURE_MISMATCH;
import static io.sluice.gateway.ingest.IngestFailure.Reason.INVALID_LENGTH;
import static io.sluice.gateway.ingest.IngestFailure.Reason.INVALID_TRAILER;
import static io.sluice.gateway.ingest.IngestFailure.Reason.MALFORMED_CHUNK;
import static io.sluice.gateway.ingest.IngestFailure.Reason.MALFORMED_TRAILER;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.auth.PayloadSeal;
import io.sluice.gateway.auth.PayloadSeal.Chunked;
import io.sluice.gateway.auth.PayloadSeal.Unsigned;
import io.sluice.gateway.ingest.IngestFailure.Reason;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies in the aws-chunked encoding on their whole way. */
class ChunkedIngestTest {
  private static final String TRAILER_SIGNATURE =
      "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435";
  private static Vertx vertx;
  private static OnLoop loop;
  private static Ingest ingest;

  private final RecordingStaged target = new RecordingStaged();

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

  /** The body of AWS's example: 64 KiB and 1 KiB of the letter a. */
  private static Buffer example(Chunked seal) {
    return encode(seal, List.of(letters(65_536), letters(1024)));
  }

  private static Buffer letters(int count) {
    return text("a".repeat(count));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 86, 1000, 65_536, 100_000})
  void takesTheExampleOfAws(int pieceMax) {
    Buffer body = example(signed()).appendString("\r\n");
    assertThat(body.length()).isEqualTo(66_824);
    Received received = loop.get(() -> receive(body, pieceMax, signed(), declared(66_560)));
    assertThat(received.size()).isEqualTo(66_560);
    assertThat(target.written).isEqualTo(letters(66_560));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\r\n", "\r\n", "\n"})
  void takesTheExampleOfAwsWithATrailer(String lineEnd) {
    Buffer body =
        example(signedWithTrailer())
            .appendString("x-amz-checksum-crc32c:sOO8/Q==" + lineEnd)
            .appendString("x-amz-trailer-signature:" + TRAILER_SIGNATURE + "\r\n\r\n");
    Received received = loop.get(() -> receive(body, 777, signedWithTrailer(), announced(66_560)));
    assertThat(received.checksums())
        .containsExactly(
            Checksum.fullObject(
                ChecksumAlgorithm.CRC32C, new byte[] {(byte) 0xb0, (byte) 0xe3, (byte) 0xbc, -3}));
  }

  @Test
  void takesALargeSignedBody() {
    Buffer payload = random(9_000_001, 1);
    Buffer body = encode(signed(), split(payload, 65_536)).appendString("\r\n");
    loop.get(() -> receive(body, 16_384, signed(), declared(payload.length())));
    assertThat(target.written).isEqualTo(payload);
  }

  @Test
  void takesAnEmptyBody() {
    Buffer body = encode(signed(), List.of()).appendString("\r\n");
    loop.get(() -> receive(body, 10, signed(), declared(0)));
    assertThat(target.calls).containsExactly("end", "commit");
  }

  @Test
  void takesUnsignedChunksOfAnySize() {
    Buffer payload = random(10_000, 2);
    Checksum checksum = loop.get(() -> checksum(payload));
    Buffer body =
        encode(Chunks.UNSIGNED, split(payload, 3))
            .appendString("x-amz-checksum-crc32c:" + checksum.value() + "\r\n\r\n");
    loop.get(() -> receive(body, 50, Chunks.UNSIGNED, announced(10_000)));
    assertThat(target.written).isEqualTo(payload);
  }

  private Future<Checksum> checksum(Buffer payload) {
    Body body = new Body(Feed.of(List.of(payload)), new Unsigned(), Declared.ofLength(10_000));
    return ingest
        .receive(body, Set.of(ChecksumAlgorithm.CRC32C), new RecordingStaged(), done -> done)
        .map(received -> received.checksums().getFirst());
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 30_000, 65_700, 66_000})
  void aChangedByteOfPayloadIsFound(int at) {
    Buffer body = example(signed()).appendString("\r\n").setByte(at, (byte) 'b');
    refused(CHUNK_SIGNATURE_MISMATCH, body, signed(), declared(66_560));
  }

  @Test
  void aChangedByteOfALargeBodyIsFoundBeforeItsEnd() {
    Buffer payload = random(20_000_000, 3);
    Buffer body = encode(signed(), split(payload, 65_536)).appendString("\r\n");
    body.setByte(100, (byte) ~body.getByte(100));
    refused(CHUNK_SIGNATURE_MISMATCH, body, signed(), declared(payload.length()));
    assertThat(target.written.length()).isLessThan(payload.length());
  }

  @Test
  void aLastChunkWithoutItsSignatureIsFound() {
    Buffer body = example(signed());
    Buffer forged = body.getBuffer(0, body.length() - 66).appendString("0".repeat(64) + "\r\n\r\n");
    refused(CHUNK_SIGNATURE_MISMATCH, forged, signed(), declared(66_560));
  }

  @Test
  void droppedAndSwappedChunksAreFound() {
    List<Buffer> chunks = List.of(random(8192, 4), random(8192, 5), random(8192, 6));
    int whole = 8192 + "2000;chunk-signature=".length() + 64 + 4;
    Buffer body = encode(signed(), chunks).appendString("\r\n");
    Buffer swapped =
        body.getBuffer(whole, 2 * whole)
            .appendBuffer(body.getBuffer(0, whole))
            .appendBuffer(body.getBuffer(2 * whole, body.length()));
    refused(CHUNK_SIGNATURE_MISMATCH, swapped, signed(), declared(3 * 8192));
    Buffer dropped = body.getBuffer(whole, body.length());
    refused(CHUNK_SIGNATURE_MISMATCH, dropped, signed(), declared(2 * 8192));
  }

  @Test
  void aTrailerThatIsNotSignedAsItIsIsFound() {
    Buffer forged =
        example(signedWithTrailer())
            .appendString("x-amz-checksum-crc32c:AAAAAA==\r\n")
            .appendString("x-amz-trailer-signature:" + TRAILER_SIGNATURE + "\r\n\r\n");
    refused(CHUNK_SIGNATURE_MISMATCH, forged, signedWithTrailer(), announced(66_560));
  }

  @Test
  void anotherChecksumInTheTrailerIsRefused() {
    Buffer body =
        encode(Chunks.UNSIGNED, List.of(text("abc")))
            .appendString("x-amz-checksum-crc32c:AAAAAA==\r\n\r\n");
    refused(CHECKSUM_MISMATCH, body, Chunks.UNSIGNED, announced(3));
  }

  @ParameterizedTest
  @CsvSource({
    "MALFORMED_CHUNK,   3\\nabc\\r\\n0\\r\\n\\r\\n",
    "MALFORMED_CHUNK,   \\r\\nabc",
    "MALFORMED_CHUNK,   x\\r\\nabc\\r\\n0\\r\\n\\r\\n",
    "MALFORMED_CHUNK,   -3\\r\\nabc\\r\\n0\\r\\n\\r\\n",
    "MALFORMED_CHUNK,   3\\r\\nabcd\\r\\n0\\r\\n\\r\\n",
    "MALFORMED_CHUNK,   3\\r\\nabc\\n0\\r\\n\\r\\n",
    "MALFORMED_CHUNK,   7fffffffffffffff\\r\\nabc",
    "MALFORMED_CHUNK,   ffffffffffffffffffff\\r\\nabc",
    "MALFORMED_CHUNK,   7fffffffffffff\\r\\nabc",
    "INCOMPLETE_BODY,   3\\r\\nab",
    "INCOMPLETE_BODY,   3\\r\\nabc",
    "INCOMPLETE_BODY,   3\\r\\nabc\\r\\n",
    "INCOMPLETE_BODY,   3\\r\\nabc\\r\\n0\\r",
    "INCOMPLETE_BODY,   2\\r\\nab\\r\\n0\\r\\nx-amz-checksum-crc32c:AAAAAA==\\r\\n",
    "INCOMPLETE_BODY,   4\\r\\nabcd\\r\\n0\\r\\nx-amz-checksum-crc32c:AAAAAA==\\r\\n",
    "MALFORMED_TRAILER, 3\\r\\nabc\\r\\n0\\r\\n\\r\\n",
    "MALFORMED_TRAILER, 3\\r\\nabc\\r\\n0\\r\\nx-amz-checksum-crc32:AAAAAA==\\r\\n",
    "MALFORMED_TRAILER, 3\\r\\nabc\\r\\n0\\r\\nno colon\\r\\n",
    "INVALID_CHECKSUM,  3\\r\\nabc\\r\\n0\\r\\nx-amz-checksum-crc32c:AAAA\\r\\n",
    "INVALID_CHECKSUM,  3\\r\\nabc\\r\\n0\\r\\nx-amz-checksum-crc32c:\\r\\n",
  })
  void anEncodingThatIsBrokenSaysHow(Reason reason, String body) {
    refused(
        reason,
        text(body.replace("\\r", "\r").replace("\\n", "\n")),
        Chunks.UNSIGNED,
        announced(3));
  }

  @Test
  void whatHasNoEndIsRefusedAtItsLimit() {
    refused(MALFORMED_CHUNK, text("0".repeat(10_000)), Chunks.UNSIGNED, announced(3));
    refused(MALFORMED_CHUNK, text("3;" + "x".repeat(10_000)), Chunks.UNSIGNED, announced(3));
    refused(
        MALFORMED_TRAILER,
        text("3\r\nabc\r\n0\r\n" + "x".repeat(10_000)),
        Chunks.UNSIGNED,
        announced(3));
  }

  @Test
  void aSignedChunkMustHaveASignatureAndASize() {
    refused(MALFORMED_CHUNK, text("3\r\nabc\r\n0\r\n\r\n"), signed(), declared(3));
    refused(MALFORMED_CHUNK, text("3;chunk-signature=ab\r\nabc\r\n"), signed(), declared(3));
    Buffer tiny = encode(signed(), split(random(9000, 7), 1000)).appendString("\r\n");
    refused(MALFORMED_CHUNK, tiny, signed(), declared(9000));
  }

  @Test
  void onlyAnAnnouncedTrailerMayFollow() {
    Buffer body = example(signed()).appendString("x-amz-checksum-crc32c:sOO8/Q==\r\n\r\n");
    refused(MALFORMED_CHUNK, body, signed(), declared(66_560));
    refused(MALFORMED_CHUNK, example(signed()).appendString("rest"), signed(), declared(66_560));
    Buffer unsigned =
        example(signedWithTrailer()).appendString("x-amz-checksum-crc32c:sOO8/Q==\r\n\r\n");
    refused(MALFORMED_TRAILER, unsigned, signedWithTrailer(), announced(66_560));
  }

  @Test
  void whatCannotBeVerifiedIsRefusedUnread() {
    refused(INVALID_LENGTH, text("0\r\n\r\n"), Chunks.UNSIGNED, Declared.ofLength(5));
    refused(INVALID_TRAILER, text("abc"), new Unsigned(), announced(3));
    assertThat(target.calls).doesNotContain("write");
  }

  @Test
  void theRestOfARefusedBodyCanBeDrained() {
    target.onWrite = () -> Future.failedFuture(new IllegalStateException("full"));
    Buffer body = encode(signed(), split(random(3_000_000, 8), 65_536)).appendString("\r\n");
    long drained =
        loop.get(() -> {
          Feed feed = Feed.of(split(body, 10_000));
          return ingest
              .receive(new Body(feed, signed(), declared(3_000_000)), Set.of(), target, all -> all)
              .transform(failed -> drain(feed));
        });
    assertThat(drained).isEqualTo(body.length());
  }

  private static Future<Long> drain(Feed feed) {
    Promise<Void> end = Promise.promise();
    feed.endHandler(end::complete);
    feed.resume();
    return end.future().map(any -> feed.delivered());
  }

  private static Declared declared(long size) {
    return declared(size, Optional.empty());
  }

  private static Declared announced(long size) {
    return declared(size, Optional.of(ChecksumAlgorithm.CRC32C));
  }

  private static Declared declared(long size, Optional<ChecksumAlgorithm> trailer) {
    return new Declared(
        OptionalLong.empty(), OptionalLong.of(size), Optional.empty(), List.of(), trailer);
  }

  private Future<Received> receive(Buffer body, int pieceMax, PayloadSeal seal, Declared declared) {
    return ingest.receive(
        new Body(Feed.of(split(body, pieceMax)), seal, declared),
        Set.of(),
        target,
        received -> received);
  }

  private void refused(Reason reason, Buffer body, PayloadSeal seal, Declared declared) {
    for (int pieceMax : new int[] {body.length(), 7}) {
      target.calls.clear();
      Throwable failure = loop.failure(() -> receive(body, pieceMax, seal, declared));
      assertThat(failure).isInstanceOf(IngestFailure.class);
      assertThat(((IngestFailure) failure).reason()).isEqualTo(reason);
      assertThat(target.calls).doesNotContain("end", "commit").endsWith("discard");
    }
  }
}
