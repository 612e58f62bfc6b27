package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Capability;
import io.sluice.spi.CopyObject;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.DeleteResult;
import io.sluice.spi.ListObjects;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keys that hurt: each is a key like any other, and none is confused with another. */
public interface KeyContract extends StoreUnderTest {

  @TestFactory
  default Stream<DynamicTest> everyKeyIsAKeyLikeAnyOther() {
    return HurtingKeys.ALL.stream()
        .map(key -> DynamicTest.dynamicTest(HurtingKeys.shown(key), () -> liveAndDie(key)));
  }

  /** The whole life of an object, which must leave an empty bucket. */
  private void liveAndDie(String key) {
    TestBucket bucket = bucket();
    ObjectInfo put = bucket.put(key, Samples.text(key), Samples.METADATA);
    assertThat(put.ref()).isEqualTo(bucket.ref(key));
    assertThat(bucket.stat(key)).isEqualTo(put);
    assertThat(bucket.read(key).text()).isEqualTo(key);
    annotate(bucket, key);
    if (store().profile().can(Capability.LIST_AFTER_WRITE)) {
      assertThat(bucket.list("", "", "", 10).entries()).containsExactly(ListContract.listed(put));
      assertThat(bucket.list(key, "/", "", 10).entries()).containsExactly(ListContract.listed(put));
      assertThat(bucket.list("", "", key, 10).entries()).isEmpty();
      ListContract.check(bucket, List.of(key), new ListObjects(bucket.name(), "", "/", "", 10));
    }
    copyThereAndMoveBack(bucket, key);
    assertThat(bucket.delete(key)).isEqualTo(new DeleteResult(true));
    assertThat(bucket.delete(key)).isEqualTo(new DeleteResult(false));
    assertThat(bucket.keys()).isEmpty();
    bucket.call(s -> s.deleteBucket(new DeleteBucket(bucket.name())));
  }

  private static void annotate(TestBucket bucket, String key) {
    MetadataPatch patch = MetadataPatch.annotate("key", key);
    bucket.call(
        s -> s.updateMetadata(new UpdateMetadata(bucket.ref(key), Optional.empty(), patch)));
    assertThat(bucket.stat(key).metadata().annotations()).containsEntry("key", key);
  }

  private static void copyThereAndMoveBack(TestBucket bucket, String key) {
    CopyObject copy =
        new CopyObject(
            bucket.ref(key),
            ReadConditions.NONE,
            bucket.ref("copy"),
            MetadataPatch.NONE,
            WriteCondition.always());
    bucket.call(s -> s.copy(copy));
    bucket.delete(key);
    assertThat(bucket.read("copy").text()).isEqualTo(key);
    MoveObject back = new MoveObject(bucket.ref("copy"), bucket.ref(key), WriteCondition.always());
    bucket.call(s -> s.move(back));
    assertThat(bucket.read(key).text()).isEqualTo(key);
  }

  @TestFactory
  default Stream<DynamicTest> everyKeyCanBeUploadedInParts() {
    uploads();
    return HurtingKeys.ALL.stream()
        .map(key -> DynamicTest.dynamicTest(HurtingKeys.shown(key), () -> upload(key)));
  }

  private void upload(String key) {
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, key);
    assertThat(bucket.keys()).isEmpty();
    ObjectInfo object = upload.complete(upload.part(1, Samples.text(key)));
    assertThat(bucket.stat(key)).isEqualTo(object);
    assertThat(bucket.read(key).text()).isEqualTo(key);
  }

  @Test
  default void noKeyIsConfusedWithAnother() {
    requires(Capability.LIST_AFTER_WRITE);
    TestBucket bucket = bucket();
    List<String> left = new ArrayList<>(HurtingKeys.ALL);
    left.forEach(key -> bucket.put(key, key));
    left.sort(NaiveListing.BYTE_ORDER);
    assertLeft(bucket, left);
    for (int round = 0; round < 6; round++) {
      List<String> doomed = everySixth(HurtingKeys.ALL, round);
      doomed.forEach(key -> assertThat(bucket.delete(key).existed()).as(key).isTrue());
      left.removeAll(doomed);
      assertLeft(bucket, left);
    }
    bucket.call(s -> s.deleteBucket(new DeleteBucket(bucket.name())));
  }

  private static void assertLeft(TestBucket bucket, List<String> keys) {
    assertThat(bucket.keys()).isEqualTo(keys);
    keys.forEach(key -> assertThat(bucket.read(key).text()).isEqualTo(key));
  }

  private static List<String> everySixth(List<String> keys, int from) {
    return IntStream.iterate(from, i -> i < keys.size(), i -> i + 6).mapToObj(keys::get).toList();
  }

  @Test
  default void everyPageOfHurtingKeysIsAsTheNaiveModelSaysIt() {
    requires(Capability.LIST_AFTER_WRITE);
    TestBucket bucket = bucket();
    HurtingKeys.ALL.forEach(key -> bucket.put(key, "x"));
    for (String prefix : List.of("", "a", "a/", ".", "./", "/", "//", "..", "d/x", "n/n/")) {
      check(bucket, prefix, "", "");
      check(bucket, prefix, "/", "");
      check(bucket, prefix, "//", "");
    }
    for (String after : List.of("/", "\u0001", "a\uFFFF", "\uDBFF\uDFFF", "a/b/\u00FC")) {
      check(bucket, "", "/", after);
    }
    for (String key : HurtingKeys.ALL) {
      check(bucket, "", "", key);
      check(bucket, "", "/", key);
      check(bucket, "a/", "/", key);
      check(bucket, key.substring(0, key.lastIndexOf('/') + 1), "/", key + "/");
    }
  }

  private static void check(TestBucket bucket, String prefix, String delimiter, String after) {
    ListContract.check(
        bucket, HurtingKeys.ALL, new ListObjects(bucket.name(), prefix, delimiter, after, 3));
  }
}
