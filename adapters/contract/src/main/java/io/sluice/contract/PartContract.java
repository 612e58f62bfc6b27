package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.AbortUpload;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.CreateBucket;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.ListParts;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PartPage;
import io.sluice.spi.StagePart;
import io.sluice.spi.StagedPart;
import io.sluice.spi.StorageFailure.Incomplete;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.StorageFailure.NoSuchUpload;
import io.sluice.spi.UploadRef;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Bringing the parts of an upload, and giving it up. */
public interface PartContract extends StoreUnderTest {

  @Test
  default void aPartIsToldAsItWasCommitted() {
    uploads();
    TestUpload upload = TestUpload.begin(bucket(), "key");
    byte[] bytes = Samples.noise(100_000);
    PartInfo part = upload.part(4, bytes);
    assertThat(part.number()).isEqualTo(4);
    assertThat(part.size()).isEqualTo(100_000);
    assertThat(part.etag()).isEqualTo(Samples.md5(bytes));
    assertThat(part.checksums()).containsExactly(Samples.crc32(bytes));
    assertThat(part.lastModified())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    assertThat(upload.parts()).containsExactly(part);
  }

  @Test
  default void aStagedPartKnowsItsUpload() {
    uploads();
    for (ChecksumPlan plan :
        List.of(
            new ChecksumPlan(ChecksumAlgorithm.SHA256, ChecksumType.COMPOSITE),
            new ChecksumPlan(ChecksumAlgorithm.CRC64NVME, ChecksumType.FULL_OBJECT, false))) {
      TestUpload upload = TestUpload.begin(bucket(), "key", Samples.METADATA, Optional.of(plan));
      assertThat(upload.info().checksum()).contains(plan);
      assertThat(upload.info().metadata()).isEqualTo(Samples.METADATA);
      StagedPart staged = upload.stage(1, Samples.text("x"));
      assertThat(staged.upload()).isEqualTo(upload.info());
      assertThat(upload.parts(0, 10).upload()).isEqualTo(upload.info());
    }
  }

  @Test
  default void aPartThatIsCommittedAgainReplacesTheOneBefore() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo before = upload.part(1, Samples.text("a longer one before"));
    StagedPart staged = upload.stage(1, Samples.text("after"));
    assertThat(upload.parts()).containsExactly(before);
    PartInfo after = bucket.call(s -> staged.commit(Samples.partCommit(Samples.text("after"))));
    assertThat(upload.parts()).containsExactly(after);
    upload.complete(after);
    assertThat(bucket.read("key").text()).isEqualTo("after");
  }

  @Test
  default void aDiscardedPartLeavesTheOneBefore() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo before = upload.part(1, Samples.text("before"));
    StagedPart again = upload.stage(1, Samples.text("discarded"));
    StagedPart other = upload.stage(2, Samples.text("discarded"));
    for (int i = 0; i < 2; i++) {
      bucket.call(s -> again.discard());
      bucket.call(s -> other.discard());
    }
    assertThat(upload.parts()).containsExactly(before);
    upload.complete(before);
    assertThat(bucket.read("key").text()).isEqualTo("before");
  }

  @Test
  default void anotherPartSizeThanAnnouncedIsIncomplete() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    StagedPart torn = upload.stage(1, Samples.text("byte"));
    bucket.refused(Incomplete.class, s -> torn.commit(Samples.partCommit(Samples.text("bytes"))));
    assertThat(upload.parts()).isEmpty();
  }

  @Test
  default void aPartLargerThanAnnouncedNeverTouchesItsNeighbours() {
    uploads();
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise((int) Math.max(1000, store().profile().limits().partBytesMin()));
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo first = upload.part(1, bytes);
    PartInfo third = upload.part(3, Samples.text("third"));
    assertKeptOrIncomplete(upload, Samples.noise(3 * bytes.length), bytes.length);
    PartInfo second = upload.part(2, bytes);
    upload.complete(first, second, third);
    assertThat(bucket.read("key").body())
        .isEqualTo(Buffer.buffer(bytes).appendBytes(bytes).appendString("third"));
  }

  private static void assertKeptOrIncomplete(TestUpload upload, byte[] bytes, int announced) {
    StagePart request = new StagePart(upload.ref(), 2, OptionalLong.of(announced));
    StagedPart staged = upload.stage(request);
    try {
      PartInfo kept = upload.commit(staged, bytes);
      assertThat(upload.parts(1, 1).parts()).containsExactly(kept);
    } catch (Incomplete refused) {
      upload.discard(staged);
    }
  }

  @Test
  default void partNumbersEndAtTheLimit() {
    uploads();
    TestBucket bucket = bucket();
    int last = store().profile().limits().partsMax();
    TestUpload upload = TestUpload.begin(bucket, "key");
    StagePart beyond = new StagePart(upload.ref(), last + 1, OptionalLong.empty());
    bucket.refused(LimitExceeded.class, s -> TestUpload.of(s).stagePart(beyond));
    upload.complete(upload.part(last, Samples.text("bytes")));
    assertThat(bucket.read("key").text()).isEqualTo("bytes");
  }

  @Test
  default void partsMayComeAllAtOnce() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    Race.Result<PartInfo> result = Race.run(12, i -> upload.part(i + 1, Samples.noise(60_000 + i)));
    assertThat(result.failures()).isEmpty();
    List<PartInfo> sorted =
        result.successes().stream().sorted(Comparator.comparingInt(PartInfo::number)).toList();
    assertThat(upload.parts()).isEqualTo(sorted);
  }

  @Test
  default void ofManyCommitsOfOnePartOneIsLeftWhole() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    Race.Result<PartInfo> result = Race.run(8, i -> upload.part(1, Samples.noise(60_000 + i)));
    assertThat(result.failures()).isEmpty();
    PartInfo left = upload.parts().getFirst();
    assertThat(result.successes()).contains(left);
    upload.complete(left);
    assertThat(bucket.read("key").bytes()).isEqualTo(Samples.noise((int) left.size()));
  }

  @Test
  default void partsAreListedByNumberAPageAtATime() {
    uploads();
    TestUpload upload = TestUpload.begin(bucket(), "key");
    PartInfo ten = upload.part(10, Samples.text("ten"));
    PartInfo nine = upload.part(9, Samples.text("nine"));
    PartInfo one = upload.part(1, Samples.text("one"));
    PartPage first = upload.parts(0, 2);
    assertThat(first.parts()).containsExactly(one, nine);
    assertThat(first.more()).isTrue();
    PartPage second = upload.parts(9, 2);
    assertThat(second.parts()).containsExactly(ten);
    assertThat(second.more()).isFalse();
    assertThat(upload.parts(1, 2))
        .isEqualTo(new PartPage(upload.info(), List.of(nine, ten), false));
    assertThat(upload.parts(10, 2).parts()).isEmpty();
  }

  @Test
  default void anAbortedUploadIsGone() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo part = upload.part(1, Samples.text("bytes"));
    StagedPart late = upload.stage(2, Samples.text("late"));
    bucket.call(s -> TestUpload.of(s).abort(new AbortUpload(upload.ref())));
    bucket.refused(NoSuchUpload.class, s -> late.commit(Samples.partCommit(Samples.text("late"))));
    bucket.refused(NoSuchUpload.class, s -> TestUpload.of(s).complete(upload.request(part)));
    assertUnknown(bucket, upload.ref());
    assertThat(bucket.keys()).isEmpty();
  }

  @Test
  default void aCompletedUploadTakesNoMoreParts() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo part = upload.part(1, Samples.text("bytes"));
    StagedPart late = upload.stage(1, Samples.text("late"));
    upload.complete(part);
    bucket.refused(NoSuchUpload.class, s -> late.commit(Samples.partCommit(Samples.text("late"))));
    assertUnknown(bucket, upload.ref());
    assertThat(bucket.read("key").text()).isEqualTo("bytes");
  }

  @Test
  default void anUploadIsKnownByItsIdAndItsObjectOnly() {
    uploads();
    TestBucket bucket = bucket();
    TestBucket another = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo part = upload.part(1, Samples.text("bytes"));
    List<UploadRef> wrong =
        List.of(
            new UploadRef(bucket.ref("other"), upload.ref().uploadId()),
            new UploadRef(another.ref("key"), upload.ref().uploadId()),
            new UploadRef(bucket.ref("key"), upload.ref().uploadId() + "0"),
            new UploadRef(bucket.ref("key"), "unknown"),
            new UploadRef(bucket.ref("key"), "../" + upload.ref().uploadId()),
            new UploadRef(bucket.ref("key"), ".."),
            new UploadRef(bucket.ref("key"), "\0"),
            new UploadRef(bucket.ref("key"), "x".repeat(5000)),
            new UploadRef(bucket.ref("key"), ""));
    wrong.forEach(ref -> assertUnknown(bucket, ref));
    upload.complete(part);
    assertThat(bucket.read("key").text()).isEqualTo("bytes");
  }

  private static void assertUnknown(TestBucket bucket, UploadRef ref) {
    bucket.refused(
        NoSuchUpload.class,
        s -> TestUpload.of(s).stagePart(new StagePart(ref, 1, OptionalLong.empty())));
    bucket.refused(NoSuchUpload.class, s -> TestUpload.of(s).listParts(new ListParts(ref, 0, 10)));
    bucket.refused(NoSuchUpload.class, s -> TestUpload.of(s).abort(new AbortUpload(ref)));
  }

  @Test
  default void anUploadUnderWayGoesWithItsBucket() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "deep/key");
    upload.part(1, Samples.text("bytes"));
    bucket.call(s -> s.deleteBucket(new DeleteBucket(bucket.name())));
    bucket.call(s -> s.createBucket(new CreateBucket(bucket.name())));
    bucket.refused(NoSuchUpload.class, s -> TestUpload.of(s).abort(new AbortUpload(upload.ref())));
  }
}
