package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Capability;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CompleteUpload.CompletedPart;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.PartInfo;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.Incomplete;
import io.sluice.spi.StorageFailure.InvalidPart;
import io.sluice.spi.StorageFailure.NoSuchUpload;
import io.sluice.spi.StorageFailure.PartTooSmall;
import io.sluice.spi.WriteCondition;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Putting parts together. */
public interface MultipartContract extends StoreUnderTest {

  /** Bytes of the least size that a part before the last may have, and a few more. */
  default byte[] largePart(int more) {
    uploads();
    return Samples.noise((int) store().profile().limits().partBytesMin() + more);
  }

  private static ETag etag(byte[]... parts) {
    Buffer sums = Buffer.buffer();
    for (byte[] part : parts) {
      sums.appendBytes(HexFormat.of().parseHex(Samples.md5(part).value()));
    }
    return new ETag(Samples.md5(sums.getBytes()) + "-" + parts.length);
  }

  @Test
  default void partsBecomeOneObjectInTheOrderOfTheirNumbers() {
    byte[] first = largePart(0);
    byte[] second = largePart(1);
    byte[] last = Samples.text("the last part");
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "deep/key", Samples.METADATA, Optional.empty());
    PartInfo three = upload.part(7, last);
    PartInfo one = upload.part(1, first);
    PartInfo two = upload.part(2, second);
    ObjectInfo object = upload.complete(one, two, three);
    byte[] whole = Samples.joined(first, second, last);
    assertThat(object.ref()).isEqualTo(bucket.ref("deep/key"));
    assertThat(object.size()).isEqualTo(whole.length);
    assertThat(object.etag()).isEqualTo(etag(first, second, last));
    assertThat(object.metadata()).isEqualTo(Samples.METADATA);
    assertThat(object.foreign()).isFalse();
    assertThat(bucket.stat("deep/key")).isEqualTo(object);
    assertThat(bucket.list("", "", "", 10).entries()).containsExactly(ListContract.listed(object));
    assertThat(bucket.read("deep/key").bytes()).isEqualTo(whole);
  }

  @Test
  default void nothingIsVisibleBeforeComplete() {
    byte[] bytes = largePart(0);
    TestBucket bucket = bucket();
    ObjectInfo old = bucket.put("key", "old");
    TestUpload upload = TestUpload.begin(bucket, "key");
    TestUpload other = TestUpload.begin(bucket, "deep/other");
    PartInfo part = upload.part(1, bytes);
    other.part(1, bytes);
    assertThat(bucket.stat("key")).isEqualTo(old);
    assertThat(bucket.keys()).containsExactly("key");
    assertThat(bucket.list("", "/", "", 10).entries()).hasSize(1);
    upload.complete(part);
    assertThat(bucket.read("key").bytes()).isEqualTo(bytes);
    assertThat(bucket.keys()).containsExactly("key");
  }

  @Test
  default void oneSmallOrEmptyPartIsEnough() {
    uploads();
    TestBucket bucket = bucket();
    for (String text : List.of("x", "")) {
      TestUpload upload = TestUpload.begin(bucket, "key");
      ObjectInfo object = upload.complete(upload.part(3, Samples.text(text)));
      assertThat(object.etag()).isEqualTo(etag(Samples.text(text)));
      assertThat(bucket.read("key").text()).isEqualTo(text);
    }
  }

  @Test
  default void partsThatAreNotNamedAreDropped() {
    byte[] first = largePart(3);
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo one = upload.part(1, first);
    upload.part(2, largePart(5));
    PartInfo three = upload.part(3, Samples.text("end"));
    ObjectInfo object = upload.complete(one, three);
    assertThat(object.etag()).isEqualTo(etag(first, Samples.text("end")));
    assertThat(bucket.read("key").bytes()).isEqualTo(Samples.joined(first, Samples.text("end")));
  }

  @Test
  default void aPartThatIsNotThereOrIsAnotherIsInvalidAndTheUploadStays() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo part = upload.part(2, Samples.text("bytes"));
    CompletedPart missing = new CompletedPart(3, part.etag(), List.of());
    CompletedPart another = new CompletedPart(2, Samples.md5(Samples.text("x")), List.of());
    CompletedPart damaged =
        new CompletedPart(2, part.etag(), List.of(Samples.crc32(Samples.text("x"))));
    for (CompletedPart wrong : List.of(missing, another, damaged)) {
      CompleteUpload request =
          new CompleteUpload(
              upload.ref(),
              List.of(wrong),
              OptionalLong.empty(),
              Optional.empty(),
              WriteCondition.always(),
              Map.of());
      InvalidPart refused =
          bucket.refused(InvalidPart.class, s -> TestUpload.of(s).complete(request));
      assertThat(refused.number()).isEqualTo(wrong.number());
    }
    assertThat(bucket.keys()).isEmpty();
    upload.complete(part);
    assertThat(bucket.read("key").text()).isEqualTo("bytes");
  }

  @Test
  default void aSmallPartBeforeTheLastIsRefusedAndTheUploadStays() {
    byte[] enough = largePart(0);
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo one = upload.part(1, enough);
    PartInfo two = upload.part(2, Samples.text("small"));
    PartInfo three = upload.part(3, Samples.text("end"));
    PartTooSmall refused =
        bucket.refused(
            PartTooSmall.class, s -> TestUpload.of(s).complete(upload.request(one, two, three)));
    assertThat(refused.number()).isEqualTo(2);
    assertThat(refused.size()).isEqualTo(5);
    assertThat(bucket.keys()).isEmpty();
    upload.complete(one, two);
    assertThat(bucket.read("key").bytes()).isEqualTo(Samples.joined(enough, Samples.text("small")));
  }

  @Test
  default void anotherSizeThanTheUploaderCountedIsIncompleteAndTheUploadStays() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo part = upload.part(1, Samples.text("bytes"));
    CompleteUpload wrong = upload.request(OptionalLong.of(4), Optional.empty(), part);
    bucket.refused(Incomplete.class, s -> TestUpload.of(s).complete(wrong));
    assertThat(bucket.keys()).isEmpty();
    CompleteUpload right = upload.request(OptionalLong.of(5), Optional.empty(), part);
    bucket.call(s -> TestUpload.of(s).complete(right));
    assertThat(bucket.read("key").text()).isEqualTo("bytes");
  }

  @Test
  default void annotationsOfCompleteArePutOverThoseOfTheUpload() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key", Samples.METADATA, Optional.empty());
    PartInfo part = upload.part(1, Samples.text("bytes"));
    CompleteUpload request =
        new CompleteUpload(
            upload.ref(),
            TestUpload.named(part),
            OptionalLong.empty(),
            Optional.empty(),
            WriteCondition.always(),
            Map.of("verdict", "pending"));
    ObjectInfo object = bucket.call(s -> TestUpload.of(s).complete(request));
    assertThat(object.metadata())
        .isEqualTo(Samples.METADATA.annotated(Map.of("verdict", "pending")));
    assertThat(bucket.stat("key")).isEqualTo(object);
  }

  @Test
  default void completeIfAbsentReplacesNothingAndTheUploadStays() {
    uploads();
    requires(Capability.COMPLETE_CONDITIONS);
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo part = upload.part(1, Samples.text("bytes"));
    ObjectInfo old = bucket.put("key", "old");
    CompleteUpload request = upload.request(WriteCondition.ifAbsent(), part);
    bucket.refused(ConditionFailed.class, s -> TestUpload.of(s).complete(request));
    assertThat(bucket.stat("key")).isEqualTo(old);
    bucket.delete("key");
    bucket.call(s -> TestUpload.of(s).complete(request));
    assertThat(bucket.read("key").text()).isEqualTo("bytes");
    bucket.call(s -> TestUpload.of(s).complete(request));
  }

  @Test
  default void completeMayBeRepeatedAsLongAsItsObjectIsThere() {
    byte[] first = largePart(0);
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo one = upload.part(1, first);
    PartInfo two = upload.part(2, Samples.text("end"));
    ObjectInfo object = upload.complete(one, two);
    assertThat(upload.complete(one, two)).isEqualTo(object);
    bucket.put("key", "later");
    bucket.refused(NoSuchUpload.class, s -> TestUpload.of(s).complete(upload.request(one, two)));
    assertThat(bucket.read("key").text()).isEqualTo("later");
  }

  @Test
  default void manyWhoCompleteAtOnceGetTheSameAnswer() {
    byte[] first = largePart(0);
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "deep/key");
    PartInfo one = upload.part(1, first);
    PartInfo two = upload.part(2, Samples.text("end"));
    Race.Result<ObjectInfo> result = Race.run(8, i -> upload.complete(one, two));
    assertThat(result.failures()).isEmpty();
    assertThat(result.successes()).containsOnly(bucket.stat("deep/key"));
    assertThat(bucket.read("deep/key").bytes())
        .isEqualTo(Samples.joined(first, Samples.text("end")));
  }

  @Test
  default void ofTwoUploadsToOneKeyTheLastCompletedWins() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload first = TestUpload.begin(bucket, "key");
    TestUpload second = TestUpload.begin(bucket, "key");
    PartInfo ofFirst = first.part(1, Samples.text("first"));
    PartInfo ofSecond = second.part(1, Samples.text("second"));
    second.complete(ofSecond);
    assertThat(bucket.read("key").text()).isEqualTo("second");
    first.complete(ofFirst);
    assertThat(bucket.read("key").text()).isEqualTo("first");
  }
}
