package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.ChunkReader.Pace;
import io.sluice.contract.TestBucket.Read;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ByteRange.From;
import io.sluice.spi.ByteRange.Resolved;
import io.sluice.spi.ByteRange.Span;
import io.sluice.spi.ByteRange.Tail;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.StorageFailure.RangeUnsatisfiable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Reading bytes: whole, in ranges, at the reader's pace. */
public interface OpenContract extends StoreUnderTest {

  @Test
  default void allBytesComeBack() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(3_000_001);
    ObjectInfo object = bucket.put("key", bytes, Samples.METADATA);
    Read read = bucket.read("key");
    assertThat(read.bytes()).isEqualTo(bytes);
    assertThat(read.info()).isEqualTo(object);
    assertThat(read.range()).isEqualTo(new Resolved(0, bytes.length));
  }

  @Test
  default void anEmptyObjectHasNoBytes() {
    TestBucket bucket = bucket();
    bucket.put("key", "");
    Read read = bucket.read("key");
    assertThat(read.bytes()).isEmpty();
    assertThat(read.range()).isEqualTo(new Resolved(0, 0));
  }

  @Test
  default void aMissingObjectIsNotOpened() {
    TestBucket bucket = bucket();
    OpenObject request = new OpenObject(bucket.ref("key"), new From(10), ReadConditions.NONE);
    bucket.refused(NoSuchObject.class, s -> s.open(request));
  }

  @Test
  default void aRangeGivesItsBytesOnly() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(300_000);
    bucket.put("key", bytes);
    Map<ByteRange, Resolved> ranges =
        Map.of(
            new From(0), new Resolved(0, 300_000),
            new From(299_999), new Resolved(299_999, 1),
            new Span(0, 0), new Resolved(0, 1),
            new Span(65_535, 65_536), new Resolved(65_535, 2),
            new Span(100_000, 250_000), new Resolved(100_000, 150_001),
            new Span(299_990, Long.MAX_VALUE), new Resolved(299_990, 10),
            new Tail(1), new Resolved(299_999, 1),
            new Tail(200_000), new Resolved(100_000, 200_000),
            new Tail(Long.MAX_VALUE), new Resolved(0, 300_000));
    ranges.forEach((range, expected) -> checkRange(bucket, bytes, range, expected));
  }

  private static void checkRange(
      TestBucket bucket, byte[] bytes, ByteRange range, Resolved expected) {
    Read read = bucket.read("key", range);
    assertThat(read.range()).as("%s", range).isEqualTo(expected);
    int from = (int) expected.offset();
    assertThat(read.bytes())
        .as("%s", range)
        .isEqualTo(Arrays.copyOfRange(bytes, from, from + (int) expected.length()));
    assertThat(read.info().size()).isEqualTo(bytes.length);
  }

  @Test
  default void aRangeOutsideOfTheObjectIsUnsatisfiable() {
    TestBucket bucket = bucket();
    bucket.put("key", "0123456789");
    bucket.put("empty", "");
    List.of(new From(10), new Span(10, 20), new Tail(0))
        .forEach(range -> assertThat(unsatisfiable(bucket, "key", range)).isEqualTo(10));
    List.of(new From(0), new Span(0, 0), new Tail(1))
        .forEach(range -> assertThat(unsatisfiable(bucket, "empty", range)).isZero());
  }

  private static long unsatisfiable(TestBucket bucket, String key, ByteRange range) {
    OpenObject request = new OpenObject(bucket.ref(key), range, ReadConditions.NONE);
    return bucket.refused(RangeUnsatisfiable.class, s -> s.open(request)).size();
  }

  @Test
  default void noByteComesBeforeTheReaderResumes() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(500_000);
    bucket.put("key", bytes);
    AtomicInteger early = new AtomicInteger();
    Read read =
        bucket.call(s ->
            s.open(new OpenObject(bucket.ref("key")))
                .compose(content -> watched(bucket, content, early))
                .compose(TestBucket::drain));
    assertThat(early).hasValue(0);
    assertThat(read.bytes()).isEqualTo(bytes);
  }

  /** Lets another call to the store go to its end while the body is paused. */
  private static Future<ObjectContent> watched(
      TestBucket bucket, ObjectContent content, AtomicInteger early) {
    content.body().handler(chunk -> early.addAndGet(chunk.length()));
    return bucket
        .async(s -> s.open(new OpenObject(bucket.ref("key"))).compose(TestBucket::drain))
        .map(content);
  }

  @Test
  default void aReaderMayPauseAfterEachChunk() {
    readChunkByChunk(Pace.PAUSE_AND_RESUME);
  }

  @Test
  default void aReaderMayFetchChunkByChunk() {
    readChunkByChunk(Pace.FETCH);
  }

  private void readChunkByChunk(Pace pace) {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(1_000_000);
    bucket.put("key", bytes);
    bucket.put("other", "read in between");
    Supplier<Future<?>> pastime =
        () -> bucket.reading(store(), new OpenObject(bucket.ref("other")));
    Buffer read =
        bucket.call(s ->
            s.open(new OpenObject(bucket.ref("key")))
                .compose(content -> ChunkReader.read(content, pastime, pace)));
    assertThat(read.getBytes()).isEqualTo(bytes);
  }

  @Test
  default void anOpenedObjectIsReadWholeAfterItWasReplacedOrDeleted() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(2_000_000);
    ObjectInfo old = bucket.put("key", bytes);
    ObjectContent first = bucket.call(s -> s.open(new OpenObject(bucket.ref("key"))));
    ObjectContent second = bucket.call(s -> s.open(new OpenObject(bucket.ref("key"))));
    bucket.put("key", "new");
    assertThat(first.info()).isEqualTo(old);
    assertThat(bucket.call(s -> TestBucket.drain(first)).bytes()).isEqualTo(bytes);
    bucket.delete("key");
    assertThat(bucket.call(s -> TestBucket.drain(second)).bytes()).isEqualTo(bytes);
  }

  @Test
  default void contentMayBeDiscardedAtAnyTimeAndRepeatedly() {
    TestBucket bucket = bucket();
    bucket.put("key", Samples.noise(2_000_000));
    ObjectContent unread = bucket.call(s -> s.open(new OpenObject(bucket.ref("key"))));
    bucket.call(s -> unread.discard());
    bucket.call(s -> unread.discard());
    ObjectContent begun = bucket.call(s -> s.open(new OpenObject(bucket.ref("key"))));
    bucket.call(s -> firstChunk(begun));
    bucket.call(s -> begun.discard());
    bucket.call(s -> begun.discard());
    ObjectContent finished = bucket.call(s -> s.open(new OpenObject(bucket.ref("key"))));
    bucket.call(s -> TestBucket.drain(finished));
    bucket.call(s -> finished.discard());
  }

  private static Future<Buffer> firstChunk(ObjectContent content) {
    Promise<Buffer> chunk = Promise.promise();
    content.body().handler(chunk::tryComplete).fetch(1);
    return chunk.future();
  }

  @Test
  default void theFileDoorLeadsToTheSameBytes() throws IOException {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(200_000);
    bucket.put("key", bytes);
    OpenObject request =
        new OpenObject(bucket.ref("key"), new Span(1_000, 150_999), ReadConditions.NONE);
    ObjectContent content = bucket.call(s -> s.open(request));
    Optional<FileChannel> file = content.file();
    if (file.isPresent()) {
      bucket.put("key", "another");
      ByteBuffer read = ByteBuffer.allocate(150_000);
      while (read.hasRemaining()) {
        int got = file.get().read(read, content.range().offset() + read.position());
        assertThat(got).isPositive();
      }
      assertThat(read.array()).isEqualTo(Arrays.copyOfRange(bytes, 1_000, 151_000));
    }
    bucket.call(s -> content.discard());
    assertThat(file.map(FileChannel::isOpen).orElse(false)).isFalse();
  }
}
