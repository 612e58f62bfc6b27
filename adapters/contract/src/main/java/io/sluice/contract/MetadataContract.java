package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Capability;
import io.sluice.spi.ETag;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.UpdateMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept beside the bytes, and changing it. */
public interface MetadataContract extends StoreUnderTest {

  @Test
  default void everyCharacterOfMetadataComesBack() {
    TestBucket bucket = bucket();
    Map<String, String> values =
        Map.of(
            "umlauts", "äöüß and a\u0308",
            "emoji", "\uD83D\uDE00",
            "white", " lead, trail ",
            "lines", "a\r\nb\tc",
            "quotes", "\"'=;,%\\",
            "empty", "",
            "long", "x".repeat(900));
    ObjectMetadata metadata =
        new ObjectMetadata(Map.of("content-type", "a/b; c=\"ü\""), values, values);
    bucket.put("key", Samples.text("x"), metadata);
    assertThat(bucket.stat("key").metadata()).isEqualTo(metadata);
    assertThat(bucket.read("key").info().metadata()).isEqualTo(metadata);
  }

  @Test
  default void aPatchChangesWhatItNamesAndNothingElse() {
    TestBucket bucket = bucket();
    ObjectInfo before = bucket.put("key", Samples.noise(100_000), Samples.METADATA);
    ObjectInfo after =
        update(
            bucket,
            new MetadataPatch(
                Optional.empty(),
                Optional.empty(),
                Map.of("verdict", Optional.empty(), "more", Optional.of("value"))));
    assertThat(after.metadata())
        .isEqualTo(
            new ObjectMetadata(
                before.metadata().headers(),
                before.metadata().user(),
                Map.of("tags", "a=1&b=%20", "more", "value")));
    assertThat(after.size()).isEqualTo(before.size());
    assertThat(after.checksums()).isEqualTo(before.checksums());
    assertThat(bucket.stat("key")).isEqualTo(after);
    assertThat(bucket.read("key").bytes()).isEqualTo(Samples.noise(100_000));
  }

  @Test
  default void aPatchReplacesHeadersAndUserMetadataAsWholes() {
    TestBucket bucket = bucket();
    bucket.put("key", Samples.text("x"), Samples.METADATA);
    MetadataPatch patch =
        new MetadataPatch(
            Optional.of(Map.of("content-type", "a/b")), Optional.of(Map.of()), Map.of());
    ObjectInfo after = update(bucket, patch);
    assertThat(after.metadata())
        .isEqualTo(
            new ObjectMetadata(
                Map.of("content-type", "a/b"), Map.of(), Samples.METADATA.annotations()));
    assertThat(bucket.stat("key")).isEqualTo(after);
  }

  @Test
  default void aChangeOfMetadataKeepsETagAndLastModified() {
    requires(Capability.METADATA_IN_PLACE);
    TestBucket bucket = bucket();
    ObjectInfo before = bucket.put("key", "x");
    ObjectInfo after = update(bucket, MetadataPatch.annotate("name", "value"));
    assertThat(after.etag()).isEqualTo(before.etag());
    assertThat(after.lastModified()).isEqualTo(before.lastModified());
    assertThat(bucket.list("", "", "", 1).entries().getFirst())
        .isEqualTo(ListContract.listed(before));
  }

  @Test
  default void theMetadataOfAMissingObjectIsNotChanged() {
    TestBucket bucket = bucket();
    bucket.put("key/below", "x");
    MetadataPatch patch = MetadataPatch.annotate("name", "value");
    bucket.refused(
        NoSuchObject.class,
        s -> s.updateMetadata(new UpdateMetadata(bucket.ref("key"), Optional.empty(), patch)));
    assertThat(bucket.keys()).containsExactly("key/below");
  }

  @Test
  default void aChangeMeantForOtherBytesIsRefused() {
    TestBucket bucket = bucket();
    ETag old = bucket.put("key", "old").etag();
    ObjectInfo present = bucket.put("key", "present");
    MetadataPatch patch = MetadataPatch.annotate("name", "value");
    bucket.refused(
        ConditionFailed.class,
        s -> s.updateMetadata(new UpdateMetadata(present.ref(), Optional.of(old), patch)));
    assertThat(bucket.stat("key")).isEqualTo(present);
    UpdateMetadata meant = new UpdateMetadata(present.ref(), Optional.of(present.etag()), patch);
    bucket.call(s -> s.updateMetadata(meant));
    assertThat(bucket.stat("key").metadata().annotations()).containsEntry("name", "value");
  }

  @Test
  default void aChangeMeantForAnEarlierObjectWithTheSameETagIsRefused() {
    TestBucket bucket = bucket();
    ObjectInfo earlier = bucket.put("key", "same");
    ObjectInfo later = bucket.put("key", "same");
    while (later.lastModified().equals(earlier.lastModified())) {
      later = bucket.put("key", "same");
    }
    MetadataPatch patch = MetadataPatch.annotate("name", "value");
    bucket.refused(ConditionFailed.class, s -> s.updateMetadata(UpdateMetadata.of(earlier, patch)));
    assertThat(bucket.stat("key").metadata().annotations()).isEmpty();
    UpdateMetadata meant = UpdateMetadata.of(later, patch);
    bucket.call(s -> s.updateMetadata(meant));
    assertThat(bucket.stat("key").metadata().annotations()).containsEntry("name", "value");
  }

  @Test
  default void metadataCanBeFilledUpToTheLimitAndNotBeyond() {
    TestBucket bucket = bucket();
    int limit = store().profile().limits().metadataBytesMax();
    bucket.put("key", "x");
    String name = "large";
    ObjectInfo full =
        update(bucket, MetadataPatch.annotate(name, "v".repeat(limit - name.length())));
    assertThat(bucket.stat("key")).isEqualTo(full);
    UpdateMetadata more =
        new UpdateMetadata(bucket.ref("key"), Optional.empty(), MetadataPatch.annotate("n", ""));
    bucket.refused(LimitExceeded.class, s -> s.updateMetadata(more));
    assertThat(bucket.stat("key")).isEqualTo(full);
    update(
        bucket,
        new MetadataPatch(Optional.empty(), Optional.empty(), Map.of(name, Optional.empty())));
    assertThat(bucket.stat("key").metadata()).isEqualTo(ObjectMetadata.EMPTY);
  }

  @Test
  default void ofManyAnnotationsSetAtTheSameTimeAllHold() {
    TestBucket bucket = bucket();
    bucket.put("key", "x");
    Race.Result<ObjectInfo> result =
        Race.run(32, i -> update(bucket, MetadataPatch.annotate("name-" + i, "value-" + i)));
    assertThat(result.failures()).isEmpty();
    Map<String, String> expected = new HashMap<>();
    for (int i = 0; i < 32; i++) {
      expected.put("name-" + i, "value-" + i);
    }
    assertThat(bucket.stat("key").metadata().annotations()).isEqualTo(expected);
  }

  @Test
  default void aChangeMeantForTheOldBytesNeverLandsOnNewOnes() {
    TestBucket bucket = bucket();
    for (int round = 0; round < 10; round++) {
      ObjectInfo old = bucket.put("key", "old " + round);
      UpdateMetadata verdict =
          new UpdateMetadata(
              old.ref(), Optional.of(old.etag()), MetadataPatch.annotate("verdict", "clean"));
      Race.run(
          2, i -> i == 0 ? bucket.put("key", "new") : bucket.call(s -> s.updateMetadata(verdict)));
      assertThat(bucket.stat("key").metadata()).isEqualTo(ObjectMetadata.EMPTY);
      assertThat(bucket.read("key").text()).isEqualTo("new");
    }
  }

  private static ObjectInfo update(TestBucket bucket, MetadataPatch patch) {
    UpdateMetadata request = new UpdateMetadata(bucket.ref("key"), Optional.empty(), patch);
    return bucket.call(s -> s.updateMetadata(request));
  }
}
