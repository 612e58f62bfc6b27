package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Capability;
import io.sluice.spi.ETag;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.WriteCondition;
import io.sluice.spi.WriteCondition.IfMatches;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Giving an object another key. */
public interface MoveContract extends StoreUnderTest {

  @Test
  default void aMovedObjectHasItsNewKeyOnly() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(200_000);
    ObjectInfo source = bucket.put("deep/source", bytes, Samples.METADATA);
    ObjectInfo moved = bucket.call(s -> s.move(move(source.ref(), bucket.ref("other/target"))));
    assertThat(moved.ref()).isEqualTo(bucket.ref("other/target"));
    assertThat(moved.size()).isEqualTo(source.size());
    assertThat(moved.etag()).isEqualTo(source.etag());
    assertThat(moved.metadata()).isEqualTo(source.metadata());
    assertThat(moved.checksums()).isEqualTo(source.checksums());
    assertThat(bucket.stat("other/target")).isEqualTo(moved);
    assertThat(bucket.read("other/target").bytes()).isEqualTo(bytes);
    assertThat(bucket.keys()).containsExactly("other/target");
  }

  @Test
  default void anAtomicMoveKeepsLastModified() {
    requires(Capability.ATOMIC_MOVE);
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", "bytes");
    ObjectInfo moved = bucket.call(s -> s.move(move(source.ref(), bucket.ref("target"))));
    assertThat(moved.lastModified()).isEqualTo(source.lastModified());
  }

  @Test
  default void aMoveGoesToAnotherBucket() {
    TestBucket from = bucket();
    TestBucket to = bucket();
    ObjectInfo source = from.put("key", Samples.text("bytes"), Samples.METADATA);
    ObjectInfo moved = from.call(s -> s.move(move(source.ref(), to.ref("key"))));
    assertThat(to.stat("key")).isEqualTo(moved);
    assertThat(to.read("key").text()).isEqualTo("bytes");
    assertThat(from.keys()).isEmpty();
  }

  @Test
  default void aMoveReplacesItsTarget() {
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", "new");
    ObjectInfo target = bucket.put("target", Samples.text("old"), Samples.METADATA);
    ObjectInfo moved = bucket.call(s -> s.move(move(source.ref(), target.ref())));
    assertThat(moved.metadata()).isEqualTo(source.metadata());
    assertThat(bucket.read("target").text()).isEqualTo("new");
    assertThat(bucket.keys()).containsExactly("target");
  }

  @Test
  default void aMoveOntoItselfDoesNothing() {
    TestBucket bucket = bucket();
    ObjectInfo object = bucket.put("key", Samples.text("bytes"), Samples.METADATA);
    ObjectInfo moved = bucket.call(s -> s.move(move(object.ref(), object.ref())));
    assertThat(moved).isEqualTo(object);
    assertThat(bucket.stat("key")).isEqualTo(object);
    assertThat(bucket.read("key").text()).isEqualTo("bytes");
  }

  @Test
  default void anObjectMovesBelowAndAboveItsOwnKey() {
    TestBucket bucket = bucket();
    bucket.put("a", "bytes");
    bucket.call(s -> s.move(move(bucket.ref("a"), bucket.ref("a/b"))));
    assertThat(bucket.keys()).containsExactly("a/b");
    bucket.call(s -> s.move(move(bucket.ref("a/b"), bucket.ref("a"))));
    assertThat(bucket.keys()).containsExactly("a");
    assertThat(bucket.read("a").text()).isEqualTo("bytes");
  }

  @Test
  default void aMissingSourceIsNotMoved() {
    TestBucket bucket = bucket();
    ObjectInfo target = bucket.put("target", "kept");
    bucket.refused(NoSuchObject.class, s -> s.move(move(bucket.ref("source"), target.ref())));
    bucket.refused(
        NoSuchObject.class, s -> s.move(move(bucket.ref("source"), bucket.ref("source"))));
    assertThat(bucket.stat("target")).isEqualTo(target);
  }

  @Test
  default void aMoveIfAbsentReplacesNothing() {
    requires(Capability.COPY_CONDITIONS);
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", "bytes");
    ObjectInfo target = bucket.put("target", "kept");
    bucket.refused(
        ConditionFailed.class,
        s -> s.move(new MoveObject(source.ref(), target.ref(), WriteCondition.ifAbsent())));
    assertThat(bucket.stat("source")).isEqualTo(source);
    assertThat(bucket.stat("target")).isEqualTo(target);
    bucket.delete("target");
    bucket.call(s -> s.move(new MoveObject(source.ref(), target.ref(), WriteCondition.ifAbsent())));
    assertThat(bucket.keys()).containsExactly("target");
  }

  @Test
  default void aMoveIfMatchesReplacesTheTargetThatIsMeantOnly() {
    requires(Capability.COPY_CONDITIONS);
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", "bytes");
    ObjectInfo target = bucket.put("target", "old");
    WriteCondition other = new IfMatches(source.etag());
    bucket.refused(
        ConditionFailed.class, s -> s.move(new MoveObject(source.ref(), target.ref(), other)));
    WriteCondition meant = new IfMatches(target.etag());
    bucket.refused(
        NoSuchObject.class,
        s -> s.move(new MoveObject(source.ref(), bucket.ref("missing"), meant)));
    bucket.call(s -> s.move(new MoveObject(source.ref(), target.ref(), meant)));
    assertThat(bucket.read("target").text()).isEqualTo("bytes");
    assertThat(bucket.keys()).containsExactly("target");
  }

  @Test
  default void ofManyWhoMoveOneObjectOneFindsIt() {
    requires(Capability.ATOMIC_MOVE);
    TestBucket bucket = bucket();
    bucket.put("source", "bytes");
    Race.Result<ObjectInfo> result =
        Race.run(
            16, i -> bucket.call(s -> s.move(move(bucket.ref("source"), bucket.ref("to/" + i)))));
    assertThat(result.successes()).hasSize(1);
    assertThat(result.failures()).hasSize(15).hasOnlyElementsOfType(NoSuchObject.class);
    String winner = result.successes().getFirst().ref().key().value();
    assertThat(bucket.keys()).containsExactly(winner);
    assertThat(bucket.read(winner).text()).isEqualTo("bytes");
  }

  @Test
  default void onlyTheObjectThatIsMeantMoves() {
    requires(Capability.MOVE_IF_MATCHES);
    TestBucket bucket = bucket();
    ObjectInfo source = bucket.put("source", "meant");
    ObjectInfo target = bucket.put("target", "kept");
    Optional<ETag> other = Optional.of(target.etag());
    refusedMove(bucket, ConditionFailed.class, "source", "target", other);
    refusedMove(bucket, ConditionFailed.class, "source", "source", other);
    refusedMove(bucket, NoSuchObject.class, "missing", "target", other);
    assertThat(bucket.stat("source")).isEqualTo(source);
    assertThat(bucket.stat("target")).isEqualTo(target);
    bucket.call(s -> s.move(meant(bucket, "source", "source", Optional.of(source.etag()))));
    bucket.call(s -> s.move(meant(bucket, "source", "target", Optional.of(source.etag()))));
    assertThat(bucket.read("target").text()).isEqualTo("meant");
    assertThat(bucket.keys()).containsExactly("target");
  }

  @Test
  default void onlyTheVeryObjectThatIsMeantMoves() {
    requires(Capability.MOVE_IF_MATCHES);
    TestBucket bucket = bucket();
    byte[] bytes = Samples.text("bytes");
    ObjectInfo first = bucket.put("source", bytes);
    ObjectInfo second = bucket.putLater(first, bytes);
    MoveObject move = move(first.ref(), bucket.ref("target"));
    bucket.refused(ConditionFailed.class, s -> s.move(move.only(first)));
    assertThat(bucket.stat("source")).isEqualTo(second);
    bucket.call(s -> s.move(move.only(second)));
    assertThat(bucket.keys()).containsExactly("target");
  }

  private static MoveObject meant(TestBucket bucket, String from, String to, Optional<ETag> meant) {
    return new MoveObject(
        bucket.ref(from), bucket.ref(to), WriteCondition.always(), meant, Optional.empty());
  }

  private static void refusedMove(
      TestBucket bucket,
      Class<? extends StorageFailure> failure,
      String from,
      String to,
      Optional<ETag> meant) {
    bucket.refused(failure, s -> s.move(meant(bucket, from, to, meant)));
  }

  private static MoveObject move(ObjectRef source, ObjectRef target) {
    return new MoveObject(source, target, WriteCondition.always());
  }
}
