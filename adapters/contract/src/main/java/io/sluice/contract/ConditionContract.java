package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Capability;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.WriteCondition;
import io.sluice.spi.WriteCondition.IfMatches;
import io.sluice.spi.WriteCondition.IfPresent;
import org.junit.jupiter.api.Test;

/** Conditions of writes, judged in one step with the publishing. */
public interface ConditionContract extends StoreUnderTest {

  int WRITERS = 64;

  @Test
  default void ifAbsentWritesANewKeyOnly() {
    requires(Capability.WRITE_IF_ABSENT);
    TestBucket bucket = bucket();
    byte[] bytes = Samples.text("second");
    ObjectInfo first = bucket.put("key", Samples.text("first"), WriteCondition.ifAbsent());
    bucket.refused(
        ConditionFailed.class, s -> bucket.putting(s, "key", bytes, WriteCondition.ifAbsent()));
    assertThat(bucket.stat("key")).isEqualTo(first);
    assertThat(bucket.read("key").text()).isEqualTo("first");
    bucket.delete("key");
    bucket.put("key", bytes, WriteCondition.ifAbsent());
    assertThat(bucket.read("key").text()).isEqualTo("second");
  }

  @Test
  default void ifAbsentIsNotDisturbedByKeysBesideIt() {
    requires(Capability.WRITE_IF_ABSENT);
    TestBucket bucket = bucket();
    for (String key : new String[] {"a/b/c", "a", "a/", "a/b", "a//b"}) {
      bucket.put(key, Samples.text(key), WriteCondition.ifAbsent());
    }
    assertThat(bucket.keys()).containsExactly("a", "a/", "a//b", "a/b", "a/b/c");
  }

  @Test
  default void ifMatchesReplacesTheObjectThatIsMeantOnly() {
    requires(Capability.WRITE_IF_MATCHES);
    TestBucket bucket = bucket();
    ObjectInfo first = bucket.put("key", "first");
    ObjectInfo second = bucket.put("key", Samples.text("second"), matches(first));
    bucket.refused(
        ConditionFailed.class,
        s -> bucket.putting(s, "key", Samples.text("third"), matches(first)));
    assertThat(bucket.stat("key")).isEqualTo(second);
    assertThat(bucket.read("key").text()).isEqualTo("second");
  }

  @Test
  default void ifMatchesNeedsAnObject() {
    requires(Capability.WRITE_IF_MATCHES);
    TestBucket bucket = bucket();
    WriteCondition condition = new IfMatches(new ETag("0cc175b9c0f1b6a831c399e269772661"));
    bucket.refused(NoSuchObject.class, s -> bucket.putting(s, "key", Samples.text("x"), condition));
    assertThat(bucket.keys()).isEmpty();
  }

  @Test
  default void ifPresentReplacesWhateverIsThereButMakesNothing() {
    requires(Capability.WRITE_IF_MATCHES);
    TestBucket bucket = bucket();
    bucket.refused(
        NoSuchObject.class, s -> bucket.putting(s, "key", Samples.text("x"), new IfPresent()));
    assertThat(bucket.keys()).isEmpty();
    bucket.put("key", "old");
    bucket.put("key", Samples.text("new"), new IfPresent());
    assertThat(bucket.read("key").text()).isEqualTo("new");
  }

  @Test
  default void ofManyWhoWriteIfAbsentOneWins() {
    requires(Capability.WRITE_IF_ABSENT);
    TestBucket bucket = bucket();
    Race.Result<ObjectInfo> result =
        Race.run(
            WRITERS,
            i -> bucket.put("new/key", Samples.noise(10_000 + i), WriteCondition.ifAbsent()));
    assertOneWinner(bucket, "new/key", result);
  }

  @Test
  default void ofManyWhoReplaceIfMatchesOneWins() {
    requires(Capability.WRITE_IF_MATCHES);
    TestBucket bucket = bucket();
    ObjectInfo old = bucket.put("key", "old");
    Race.Result<ObjectInfo> result =
        Race.run(WRITERS, i -> bucket.put("key", Samples.noise(10_000 + i), matches(old)));
    assertOneWinner(bucket, "key", result);
  }

  private static void assertOneWinner(
      TestBucket bucket, String key, Race.Result<ObjectInfo> result) {
    assertThat(result.successes()).hasSize(1);
    assertThat(result.failures()).hasSize(WRITERS - 1).hasOnlyElementsOfType(ConditionFailed.class);
    ObjectInfo winner = result.successes().getFirst();
    assertThat(bucket.stat(key)).isEqualTo(winner);
    assertThat(bucket.read(key).bytes()).isEqualTo(Samples.noise((int) winner.size()));
    assertThat(bucket.keys()).containsExactly(key);
  }

  @Test
  default void noUpdateIsLostWhereEachReplacesWhatItRead() {
    requires(Capability.WRITE_IF_MATCHES);
    TestBucket bucket = bucket();
    bucket.put("counter", "0");
    Race.run(8, i -> countTo(bucket, 5));
    assertThat(bucket.read("counter").text()).isEqualTo("40");
  }

  private static int countTo(TestBucket bucket, int times) {
    int done = 0;
    while (done < times) {
      TestBucket.Read read = bucket.read("counter");
      byte[] next = Samples.text(String.valueOf(Integer.parseInt(read.text()) + 1));
      try {
        bucket.put("counter", next, matches(read.info()));
        done++;
      } catch (ConditionFailed lost) {
        Thread.onSpinWait();
      }
    }
    return done;
  }

  private static WriteCondition matches(ObjectInfo object) {
    return new IfMatches(object.etag());
  }
}
