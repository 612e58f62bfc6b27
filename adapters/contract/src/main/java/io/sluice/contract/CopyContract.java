package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.ByteRange;
import io.sluice.spi.Capability;
import io.sluice.spi.CopyObject;
import io.sluice.spi.ETag;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.WriteCondition;
import io.sluice.spi.WriteCondition.IfMatches;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Copies inside the store. */
public interface CopyContract extends StoreUnderTest {

  @Test
  default void aCopyHasAllThatItsSourceHas() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(2_000_000);
    ObjectInfo source = bucket.put("source", bytes, Samples.METADATA);
    ObjectInfo copy = bucket.call(s -> s.copy(copy(source.ref(), bucket.ref("deep/copy"))));
    assertThat(copy.ref()).isEqualTo(bucket.ref("deep/copy"));
    assertSameContent(copy, source);
    assertThat(copy.metadata()).isEqualTo(source.metadata());
    assertThat(copy.lastModified()).isAfterOrEqualTo(source.lastModified());
    assertThat(bucket.stat("deep/copy")).isEqualTo(copy);
    assertThat(bucket.read("deep/copy").bytes()).isEqualTo(bytes);
    assertThat(bucket.stat("source")).isEqualTo(source);
  }

  @Test
  default void aCopyIsIndependentOfItsSource() {
    TestBucket bucket = bucket();
    bucket.put("source", "bytes");
    bucket.call(s -> s.copy(copy(bucket.ref("source"), bucket.ref("copy"))));
    bucket.put("source", "other bytes");
    assertThat(bucket.read("copy").text()).isEqualTo("bytes");
    bucket.delete("source");
    assertThat(bucket.read("copy").text()).isEqualTo("bytes");
  }

  @Test
  default void aCopyGoesToAnotherBucket() {
    TestBucket from = bucket();
    TestBucket to = bucket();
    ObjectInfo source = from.put("key", Samples.text("bytes"), Samples.METADATA);
    ObjectInfo copy = from.call(s -> s.copy(copy(source.ref(), to.ref("key"))));
    assertThat(to.stat("key")).isEqualTo(copy);
    assertThat(to.read("key").text()).isEqualTo("bytes");
    assertThat(from.stat("key")).isEqualTo(source);
  }

  @Test
  default void aCopyReplacesItsTarget() {
    TestBucket bucket = bucket();
    bucket.put("source", "new");
    bucket.put("target", Samples.text("old"), Samples.METADATA);
    ObjectInfo copy = bucket.call(s -> s.copy(copy(bucket.ref("source"), bucket.ref("target"))));
    assertThat(copy.metadata()).isEqualTo(ObjectMetadata.EMPTY);
    assertThat(bucket.stat("target")).isEqualTo(copy);
    assertThat(bucket.read("target").text()).isEqualTo("new");
  }

  @Test
  default void aCopyHasOtherMetadataWhereItIsGivenThemAndTheSourcesElse() {
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", Samples.text("bytes"), Samples.METADATA);
    MetadataPatch patch =
        new MetadataPatch(
            Optional.empty(),
            Optional.of(Map.of("only", "this")),
            Map.of("tags", Optional.empty()));
    ObjectInfo copy = bucket.call(s -> s.copy(describing(source.ref(), bucket.ref("copy"), patch)));
    assertSameContent(copy, source);
    assertThat(copy.metadata())
        .isEqualTo(
            new ObjectMetadata(
                source.metadata().headers(), Map.of("only", "this"), Map.of("verdict", "clean")));
    assertThat(bucket.stat("copy")).isEqualTo(copy);
  }

  @Test
  default void aCopyOntoItselfChangesMetadataAndTimeOnly() {
    TestBucket bucket = bucket();
    ObjectInfo before = bucket.put("key", Samples.text("bytes"), Samples.METADATA);
    MetadataPatch patch = MetadataPatch.annotate("only", "this");
    ObjectInfo after = bucket.call(s -> s.copy(describing(before.ref(), before.ref(), patch)));
    assertSameContent(after, before);
    assertThat(after.metadata()).isEqualTo(patch.applyTo(before.metadata()));
    assertThat(after.lastModified()).isAfterOrEqualTo(before.lastModified());
    assertThat(bucket.stat("key")).isEqualTo(after);
    assertThat(bucket.read("key").text()).isEqualTo("bytes");
  }

  @Test
  default void aMissingSourceIsNotCopied() {
    TestBucket bucket = bucket();
    ObjectInfo target = bucket.put("target", "kept");
    bucket.refused(
        NoSuchObject.class, s -> s.copy(copy(bucket.ref("source"), bucket.ref("target"))));
    assertThat(bucket.stat("target")).isEqualTo(target);
  }

  @Test
  default void readConditionsAreJudgedAgainstTheSource() {
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", "bytes");
    CopyObject refused = reading(source.ref(), bucket.ref("copy"), new ETag("another"));
    bucket.refused(ConditionFailed.class, s -> s.copy(refused));
    assertThat(bucket.has("copy")).isFalse();
    CopyObject granted = reading(source.ref(), bucket.ref("copy"), source.etag());
    bucket.call(s -> s.copy(granted));
    assertThat(bucket.has("copy")).isTrue();
  }

  @Test
  default void aCopyIfAbsentReplacesNothing() {
    requires(Capability.COPY_CONDITIONS);
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", "bytes");
    CopyObject request = writing(source.ref(), bucket.ref("target"), WriteCondition.ifAbsent());
    ObjectInfo copy = bucket.call(s -> s.copy(request));
    bucket.put("source", "later bytes");
    bucket.refused(ConditionFailed.class, s -> s.copy(request));
    assertThat(bucket.stat("target")).isEqualTo(copy);
  }

  @Test
  default void aCopyIfMatchesReplacesTheTargetThatIsMeantOnly() {
    requires(Capability.COPY_CONDITIONS);
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", "bytes");
    ObjectInfo target = bucket.put("target", "old");
    CopyObject request = writing(source.ref(), target.ref(), new IfMatches(target.etag()));
    bucket.call(s -> s.copy(request));
    bucket.refused(ConditionFailed.class, s -> s.copy(request));
    assertThat(bucket.read("target").text()).isEqualTo("bytes");
    bucket.delete("target");
    bucket.refused(NoSuchObject.class, s -> s.copy(request));
  }

  @Test
  default void onlyTheVeryObjectThatIsMeantIsCopiedAndRead() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.text("bytes");
    ObjectInfo meant = bucket.put("source", bytes);
    CopyObject request = reading(meant.ref(), bucket.ref("copy"), ReadConditions.same(meant));
    bucket.call(s -> s.copy(request));
    OpenObject open = new OpenObject(meant.ref(), ByteRange.whole(), ReadConditions.same(meant));
    assertThat(bucket.<TestBucket.Read>call(s -> bucket.reading(s, open)).bytes()).isEqualTo(bytes);
    ObjectInfo other = bucket.putLater(meant, bytes);
    assertThat(other.etag()).isEqualTo(meant.etag());
    bucket.refused(ConditionFailed.class, s -> s.copy(request));
    bucket.refused(ConditionFailed.class, s -> s.open(open));
  }

  @Test
  default void aCopyWithTooMuchMetadataIsRefused() {
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", "bytes");
    String large = "v".repeat(store().profile().limits().metadataBytesMax());
    MetadataPatch tooMuch = MetadataPatch.annotate("large", large);
    bucket.refused(
        LimitExceeded.class, s -> s.copy(describing(source.ref(), bucket.ref("copy"), tooMuch)));
    assertThat(bucket.keys()).containsExactly("source");
  }

  private static void assertSameContent(ObjectInfo one, ObjectInfo other) {
    assertThat(one.size()).isEqualTo(other.size());
    assertThat(one.etag()).isEqualTo(other.etag());
    assertThat(one.checksums()).isEqualTo(other.checksums());
  }

  private static CopyObject copy(ObjectRef source, ObjectRef target) {
    return writing(source, target, WriteCondition.always());
  }

  private static CopyObject writing(ObjectRef source, ObjectRef target, WriteCondition condition) {
    return new CopyObject(source, ReadConditions.NONE, target, MetadataPatch.NONE, condition);
  }

  private static CopyObject describing(ObjectRef source, ObjectRef target, MetadataPatch patch) {
    return new CopyObject(source, ReadConditions.NONE, target, patch, WriteCondition.always());
  }

  private static CopyObject reading(ObjectRef source, ObjectRef target, ETag etag) {
    ReadConditions conditions =
        new ReadConditions(
            Optional.of(etag::equals), Optional.empty(), Optional.empty(), Optional.empty());
    return reading(source, target, conditions);
  }

  private static CopyObject reading(ObjectRef source, ObjectRef target, ReadConditions conditions) {
    return new CopyObject(source, conditions, target, MetadataPatch.NONE, WriteCondition.always());
  }
}
