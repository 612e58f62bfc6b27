package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Capability;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CopyObject;
import io.sluice.spi.ETag;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StageObject;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.NoSuchBucket;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.WriteCondition;
import io.sluice.spi.WriteCondition.IfMatches;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keeping what is replaced, and moving an object only if it is the one that is meant. */
public interface KeepReplacedContract extends StoreUnderTest {

  ObjectMetadata LARGE =
      new ObjectMetadata(Map.of(), Map.of("long", "x".repeat(20_000)), Map.of("verdict", "clean"));

  /** Where things are kept; a place of this test's own. */
  default TestBucket keeper() {
    requires(Capability.KEEP_REPLACED);
    return TestBucket.system(store(), vertx());
  }

  private static ObjectInfo replace(
      TestBucket bucket, String key, String text, WriteCondition condition, ObjectRef keep) {
    byte[] bytes = Samples.text(text);
    StageObject request = request(bucket.ref(key), condition, keep);
    return bucket.call(s -> bucket.writing(s, request, bytes, Samples.commit(bytes)));
  }

  static ObjectInfo replace(TestBucket bucket, String key, String text, ObjectRef keep) {
    return replace(bucket, key, text, WriteCondition.always(), keep);
  }

  private static StageObject request(ObjectRef ref, WriteCondition condition, ObjectRef keep) {
    return new StageObject(
        ref, ObjectMetadata.EMPTY, OptionalLong.empty(), condition, Optional.of(keep));
  }

  /** The object is there, with all that it had elsewhere. */
  private static void assertKept(TestBucket keeper, String key, ObjectInfo old, byte[] bytes) {
    TestBucket.Read kept = keeper.read(key);
    assertThat(kept.info()).isEqualTo(at(keeper.ref(key), old));
    assertThat(keeper.stat(key)).isEqualTo(kept.info());
    assertThat(kept.bytes()).isEqualTo(bytes);
  }

  private static ObjectInfo at(ObjectRef ref, ObjectInfo object) {
    return new ObjectInfo(
        ref,
        object.size(),
        object.etag(),
        object.lastModified(),
        object.metadata(),
        object.checksums(),
        object.foreign());
  }

  @Test
  default void aWriteKeepsWhatItReplacesWithEverythingItHas() {
    TestBucket keeper = keeper();
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(200_000);
    ObjectInfo old = bucket.put("deep/key", bytes, Samples.METADATA);
    ObjectInfo replaced = replace(bucket, "deep/key", "new", keeper.ref("a/b"));
    assertThat(bucket.stat("deep/key")).isEqualTo(replaced);
    assertThat(bucket.read("deep/key").text()).isEqualTo("new");
    assertKept(keeper, "a/b", old, bytes);
    assertThat(keeper.keys()).containsExactly("a/b");
    bucket.delete("deep/key");
    assertKept(keeper, "a/b", old, bytes);
  }

  @Test
  default void metadataBeyondWhatLiesBesideTheBytesIsKeptToo() {
    TestBucket keeper = keeper();
    TestBucket bucket = bucket();
    ObjectInfo old = bucket.put("key", Samples.text("old"), LARGE);
    replace(bucket, "key", "new", keeper.ref("kept"));
    bucket.put("key", "newer");
    assertKept(keeper, "kept", old, Samples.text("old"));
  }

  @Test
  default void whereNothingIsReplacedNothingIsKept() {
    TestBucket keeper = keeper();
    TestBucket bucket = bucket();
    replace(bucket, "key", "first", keeper.ref("none"));
    assertThat(keeper.keys()).isEmpty();
    ObjectInfo before = keeper.put("some", "stays");
    replace(bucket, "other", "first", keeper.ref("some"));
    assertThat(keeper.stat("some")).isEqualTo(before);
  }

  @Test
  default void whatWasKeptThereBeforeGoes() {
    TestBucket keeper = keeper();
    TestBucket bucket = bucket();
    keeper.put("kept", Samples.text("before"), LARGE);
    ObjectInfo first = bucket.put("key", Samples.text("first"), LARGE);
    ObjectInfo second = replace(bucket, "key", "second", keeper.ref("kept"));
    assertKept(keeper, "kept", first, Samples.text("first"));
    replace(bucket, "key", "third", keeper.ref("kept"));
    assertKept(keeper, "kept", second, Samples.text("second"));
    assertThat(keeper.keys()).containsExactly("kept");
  }

  @Test
  default void aWriteThatIsRefusedKeepsNothing() {
    requires(Capability.WRITE_IF_MATCHES);
    TestBucket keeper = keeper();
    TestBucket bucket = bucket();
    ObjectInfo old = bucket.put("key", "old");
    ObjectInfo before = keeper.put("some", "stays");
    byte[] bytes = Samples.text("new");
    for (String key : new String[] {"none", "some"}) {
      StageObject request =
          request(bucket.ref("key"), new IfMatches(new ETag("other")), keeper.ref(key));
      bucket.refused(
          ConditionFailed.class, s -> bucket.writing(s, request, bytes, Samples.commit(bytes)));
    }
    assertThat(bucket.stat("key")).isEqualTo(old);
    assertThat(keeper.keys()).containsExactly("some");
    assertThat(keeper.stat("some")).isEqualTo(before);
  }

  @Test
  default void whatIsReplacedIsNotKeptInABucketThatIsNotThere() {
    keeper();
    TestBucket bucket = bucket();
    ObjectInfo old = bucket.put("key", "old");
    byte[] bytes = Samples.text("new");
    ObjectRef nowhere = ObjectRef.of("contract-" + UUID.randomUUID(), "key");
    bucket.refused(
        NoSuchBucket.class,
        s ->
            bucket.writing(
                s,
                request(bucket.ref("key"), WriteCondition.always(), nowhere),
                bytes,
                Samples.commit(bytes)));
    assertThat(bucket.stat("key")).isEqualTo(old);
  }

  @Test
  default void whatIsReplacedIsKeptBeneathAndAboveItsOwnKey() {
    keeper();
    TestBucket bucket = bucket();
    ObjectInfo first = bucket.put("a", "first");
    ObjectInfo second = replace(bucket, "a", "second", bucket.ref("a/b"));
    assertKept(bucket, "a/b", first, Samples.text("first"));
    replace(bucket, "a/b", "third", bucket.ref("a"));
    assertKept(bucket, "a", first, Samples.text("first"));
    assertThat(second.etag()).isNotEqualTo(first.etag());
    assertThat(bucket.keys()).containsExactly("a", "a/b");
  }

  @Test
  default void aCopyKeepsWhatItReplaces() {
    TestBucket keeper = keeper();
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", "new");
    ObjectInfo old = bucket.put("key", Samples.text("old"), Samples.METADATA);
    CopyObject request =
        new CopyObject(
            source.ref(),
            ReadConditions.NONE,
            old.ref(),
            MetadataPatch.NONE,
            WriteCondition.always(),
            Optional.of(keeper.ref("kept")));
    bucket.call(s -> s.copy(request));
    assertThat(bucket.read("key").text()).isEqualTo("new");
    assertKept(keeper, "kept", old, Samples.text("old"));
  }

  @Test
  default void aCompletionKeepsWhatItReplacesAlsoWithItsParts() {
    uploads();
    TestBucket keeper = keeper();
    TestBucket bucket = bucket();
    ObjectInfo old = complete(bucket, "key", "old", keeper.ref("none"));
    complete(bucket, "key", "new", keeper.ref("kept"));
    assertThat(bucket.read("key").text()).isEqualTo("new");
    assertKept(keeper, "kept", old, Samples.text("old"));
    ListObjectParts parts = new ListObjectParts(keeper.ref("kept"), ReadConditions.NONE, 0, 10);
    assertThat(keeper.call(s -> s.listParts(parts)).parts()).hasSize(1);
    assertThat(keeper.keys()).containsExactly("kept");
  }

  private static ObjectInfo complete(TestBucket bucket, String key, String text, ObjectRef keep) {
    TestUpload upload = TestUpload.begin(bucket, key);
    CompleteUpload request =
        new CompleteUpload(
            upload.ref(),
            TestUpload.named(upload.part(1, Samples.text(text))),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            WriteCondition.always(),
            Map.of(),
            Optional.of(keep));
    return bucket.call(s -> TestUpload.of(s).complete(request));
  }

  @Test
  default void aMovePutsBackWhatWasKeptAndKeepsWhatItReplaces() {
    requires(Capability.MOVE_IF_MATCHES);
    requires(Capability.COPY_CONDITIONS);
    TestBucket keeper = keeper();
    TestBucket bucket = bucket();
    ObjectInfo good = bucket.put("deep/key", Samples.text("good"), LARGE);
    ObjectInfo bad = replace(bucket, "deep/key", "bad", keeper.ref("replaced/1"));
    MoveObject back =
        new MoveObject(
            keeper.ref("replaced/1"),
            good.ref(),
            new IfMatches(bad.etag()),
            Optional.of(good.etag()),
            Optional.of(keeper.ref("quarantine/1")));
    ObjectInfo moved = bucket.call(s -> s.move(back));
    assertThat(moved).isEqualTo(bucket.stat("deep/key"));
    assertThat(moved.metadata()).isEqualTo(LARGE);
    assertThat(bucket.read("deep/key").text()).isEqualTo("good");
    assertKept(keeper, "quarantine/1", bad, Samples.text("bad"));
    assertThat(keeper.keys()).containsExactly("quarantine/1");
    bucket.refused(NoSuchObject.class, s -> s.move(back));
  }
}
