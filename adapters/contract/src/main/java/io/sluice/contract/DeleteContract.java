package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Capability;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.DeleteResult;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.WriteCondition.IfMatches;
import io.sluice.spi.WriteCondition.IfPresent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deleting objects. */
public interface DeleteContract extends StoreUnderTest {

  @Test
  default void aDeletedObjectIsGone() {
    TestBucket bucket = bucket();
    bucket.put("deep/in/it", "x");
    assertThat(bucket.delete("deep/in/it")).isEqualTo(new DeleteResult(true));
    bucket.refused(NoSuchObject.class, s -> s.stat(new StatObject(bucket.ref("deep/in/it"))));
    assertThat(bucket.keys()).isEmpty();
    assertThat(bucket.list("", "/", "", 10).entries()).isEmpty();
  }

  @Test
  default void aMissingObjectIsDeletedWithoutFailure() {
    TestBucket bucket = bucket();
    bucket.put("key/below", "kept");
    for (String key : List.of("key", "key/", "key/belo", "key/below/it", "other")) {
      assertThat(bucket.delete(key)).isEqualTo(new DeleteResult(false));
    }
    assertThat(bucket.read("key/below").text()).isEqualTo("kept");
  }

  @Test
  default void deletingOneKeyLeavesThoseBesideAndBelowIt() {
    TestBucket bucket = bucket();
    List<String> keys = List.of("a", "a/", "a/b", "a/b/c", "ab");
    for (String doomed : keys) {
      keys.forEach(key -> bucket.put(key, key));
      bucket.delete(doomed);
      assertThat(bucket.keys()).isEqualTo(keys.stream().filter(k -> !k.equals(doomed)).toList());
      bucket.keys().forEach(key -> assertThat(bucket.read(key).text()).isEqualTo(key));
    }
  }

  @Test
  default void aDeletedKeyCanBeWrittenAgain() {
    TestBucket bucket = bucket();
    bucket.put("a/b", Samples.text("old"), Samples.METADATA);
    bucket.delete("a/b");
    bucket.put("a", "as an object");
    bucket.delete("a");
    ObjectInfo again = bucket.put("a/b", "new");
    assertThat(bucket.stat("a/b")).isEqualTo(again);
    assertThat(again.metadata().user()).isEmpty();
    assertThat(bucket.read("a/b").text()).isEqualTo("new");
  }

  @Test
  default void ifMatchDeletesOnlyTheObjectThatIsMeant() {
    requires(Capability.DELETE_IF_MATCHES);
    TestBucket bucket = bucket();
    ObjectInfo old = bucket.put("key", "old");
    ObjectInfo present = bucket.put("key", "present");
    bucket.refused(ConditionFailed.class, s -> s.delete(ifMatch(old)));
    assertThat(bucket.stat("key")).isEqualTo(present);
    DeleteResult result = bucket.call(s -> s.delete(ifMatch(present)));
    assertThat(result.existed()).isTrue();
    bucket.refused(NoSuchObject.class, s -> s.delete(ifMatch(present)));
  }

  @Test
  default void ifPresentDeletesWhateverIsThere() {
    requires(Capability.DELETE_IF_MATCHES);
    TestBucket bucket = bucket();
    bucket.put("key", "old");
    DeleteObject request = new DeleteObject(bucket.ref("key"), new IfPresent());
    assertThat(bucket.call(s -> s.delete(request)).existed()).isTrue();
    bucket.refused(NoSuchObject.class, s -> s.delete(request));
  }

  @Test
  default void ofManyWhoDeleteOneObjectWithIfMatchOneFindsIt() {
    requires(Capability.DELETE_IF_MATCHES);
    TestBucket bucket = bucket();
    ObjectInfo object = bucket.put("key", "x");
    Race.Result<DeleteResult> result =
        Race.run(16, i -> bucket.call(s -> s.delete(ifMatch(object))));
    assertThat(result.successes()).containsExactly(new DeleteResult(true));
    assertThat(result.failures()).hasSize(15).hasOnlyElementsOfType(NoSuchObject.class);
  }

  @Test
  default void deletingWhileWritingLeavesAllOrNothing() {
    TestBucket bucket = bucket();
    Race.Result<Object> result =
        Race.run(
            16,
            i ->
                i % 2 == 0
                    ? bucket.put("deep/key", Samples.noise(1000 + i))
                    : bucket.delete("deep/key"));
    assertThat(result.failures()).isEmpty();
    Optional<TestBucket.Read> left = readIfThere(bucket, bucket.ref("deep/key"));
    left.ifPresent(
        read -> assertThat(read.bytes()).isEqualTo(Samples.noise((int) read.info().size())));
    assertThat(bucket.keys()).hasSize(left.isPresent() ? 1 : 0);
  }

  private static Optional<TestBucket.Read> readIfThere(TestBucket bucket, ObjectRef ref) {
    try {
      return Optional.of(bucket.read(ref.key().value()));
    } catch (NoSuchObject missing) {
      return Optional.empty();
    }
  }

  private static DeleteObject ifMatch(ObjectInfo object) {
    return new DeleteObject(object.ref(), new IfMatches(object.etag()));
  }
}
