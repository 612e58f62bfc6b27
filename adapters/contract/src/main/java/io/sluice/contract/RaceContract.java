package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.CopyObject;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StatBucket;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.StorageFailure.BucketNotEmpty;
import io.sluice.spi.StorageFailure.NoSuchBucket;
import io.sluice.spi.WriteCondition;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What readers see while others write, and who wins where only one can. */
public interface RaceContract extends StoreUnderTest {

  int ROUNDS = 30;

  @Test
  default void aReaderSeesTheOldObjectOrTheNewOneWhole() {
    TestBucket bucket = bucket();
    replace(bucket, 0);
    Race.Result<Integer> result =
        Race.run(4, i -> i == 0 ? replaceOften(bucket) : readOften(bucket));
    assertThat(result.failures()).isEmpty();
  }

  @Test
  default void aCopyIsMadeOfTheOldObjectOrTheNewOneWhole() {
    TestBucket bucket = bucket();
    replace(bucket, 0);
    Race.Result<Integer> result =
        Race.run(3, i -> i == 0 ? replaceOften(bucket) : copyOften(bucket, "copy-" + i));
    assertThat(result.failures()).isEmpty();
  }

  private static int replaceOften(TestBucket bucket) {
    for (int round = 1; round <= ROUNDS; round++) {
      replace(bucket, round);
    }
    return ROUNDS;
  }

  /** Objects of one round differ from those of all others in size, bytes and metadata. */
  private static void replace(TestBucket bucket, int round) {
    int size = 100_000 + (round * 7_919) % 300_000;
    ObjectMetadata metadata =
        new ObjectMetadata(Map.of(), Map.of("size", String.valueOf(size)), Map.of());
    bucket.put("deep/key", Samples.noise(size), metadata);
  }

  private static int readOften(TestBucket bucket) {
    for (int round = 0; round < ROUNDS; round++) {
      assertWhole(bucket.read("deep/key"));
      assertOfOnePiece(bucket.stat("deep/key"));
      assertThat(bucket.list("deep/", "/", "", 10).entries()).hasSize(1);
    }
    return ROUNDS;
  }

  private static int copyOften(TestBucket bucket, String target) {
    CopyObject request =
        new CopyObject(
            bucket.ref("deep/key"),
            ReadConditions.NONE,
            bucket.ref(target),
            MetadataPatch.NONE,
            WriteCondition.always());
    for (int round = 0; round < ROUNDS; round++) {
      bucket.call(s -> s.copy(request));
      assertWhole(bucket.read(target));
    }
    return ROUNDS;
  }

  private static void assertWhole(TestBucket.Read read) {
    assertOfOnePiece(read.info());
    assertThat(read.bytes()).isEqualTo(Samples.noise((int) read.info().size()));
  }

  private static void assertOfOnePiece(ObjectInfo object) {
    byte[] bytes = Samples.noise((int) object.size());
    assertThat(object.etag()).isEqualTo(Samples.md5(bytes));
    assertThat(object.checksums()).containsExactly(Samples.crc32(bytes));
    assertThat(object.metadata().user()).containsEntry("size", String.valueOf(bytes.length));
  }

  @Test
  default void ofManyWritersOfOneKeyTheLastOneIsLeftWhole() {
    TestBucket bucket = bucket();
    Race.Result<ObjectInfo> result =
        Race.run(16, i -> bucket.put("new/deep/key", Samples.noise(100_000 + i)));
    assertThat(result.failures()).isEmpty();
    TestBucket.Read left = bucket.read("new/deep/key");
    assertThat(result.successes()).contains(left.info());
    assertThat(left.bytes()).isEqualTo(Samples.noise((int) left.info().size()));
  }

  @Test
  default void keysBesideEachOtherAreWrittenAndDeletedWithoutDisturbance() {
    TestBucket bucket = bucket();
    String[] keys = {"d/a", "d/a/b", "d/a/c", "d/a/", "d", "d/"};
    Race.Result<Integer> result = Race.run(keys.length, i -> comeAndGo(bucket, keys[i]));
    assertThat(result.failures()).isEmpty();
    assertThat(bucket.keys()).containsExactly("d", "d/", "d/a", "d/a/", "d/a/b", "d/a/c");
  }

  private static int comeAndGo(TestBucket bucket, String key) {
    for (int round = 0; round < ROUNDS; round++) {
      bucket.put(key, key);
      assertThat(bucket.read(key).text()).isEqualTo(key);
      assertThat(bucket.delete(key).existed()).isTrue();
      assertThat(bucket.has(key)).isFalse();
    }
    bucket.put(key, key);
    return ROUNDS;
  }

  @Test
  default void aWriteKeepsItsBucketOrIsRefusedWithIt() {
    for (int round = 0; round < ROUNDS; round++) {
      TestBucket bucket = bucket();
      String key = round % 2 == 0 ? "key" : "new/deep/key";
      Race.Result<Boolean> result =
          Race.run(2, i -> i == 0 ? written(bucket, key) : deleted(bucket));
      assertThat(result.successes()).as("one of the two succeeds").hasSize(1);
      StorageFailure refused = result.failures().getFirst();
      if (result.successes().getFirst()) {
        assertThat(refused).isInstanceOf(BucketNotEmpty.class);
        assertThat(bucket.read(key).text()).isEqualTo(key);
      } else {
        assertThat(refused).isInstanceOf(NoSuchBucket.class);
        bucket.refused(NoSuchBucket.class, s -> s.statBucket(new StatBucket(bucket.name())));
      }
    }
  }

  private static boolean written(TestBucket bucket, String key) {
    bucket.put(key, key);
    return true;
  }

  private static boolean deleted(TestBucket bucket) {
    bucket.call(s -> s.deleteBucket(new DeleteBucket(bucket.name())));
    return false;
  }
}
