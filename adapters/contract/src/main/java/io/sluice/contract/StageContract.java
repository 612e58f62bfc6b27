package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.Commit;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.OpenObject;
import io.sluice.spi.StageObject;
import io.sluice.spi.Staged;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure.Incomplete;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.StorageFailure.NoSuchBucket;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Writing bytes: nothing is seen before the commit, and everything at once after it. */
public interface StageContract extends StoreUnderTest {

  @Test
  default void nothingIsVisibleBeforeTheCommit() {
    TestBucket bucket = bucket();
    Staged<Commit, ObjectInfo> staged = bucket.stage("deep/in/it", Samples.text("new"));
    bucket.refused(NoSuchObject.class, s -> s.stat(new StatObject(bucket.ref("deep/in/it"))));
    bucket.refused(NoSuchObject.class, s -> s.open(new OpenObject(bucket.ref("deep/in/it"))));
    assertThat(bucket.keys()).isEmpty();
    assertThat(bucket.list("", "/", "", 10).entries()).isEmpty();
    bucket.call(s -> staged.commit(Samples.commit(Samples.text("new"))));
    assertThat(bucket.read("deep/in/it").text()).isEqualTo("new");
    assertThat(bucket.keys()).containsExactly("deep/in/it");
  }

  @Test
  default void theOldObjectStaysUntilTheCommit() {
    TestBucket bucket = bucket();
    ObjectInfo old = bucket.put("key", "old");
    Staged<Commit, ObjectInfo> staged = bucket.stage("key", Samples.text("newer"));
    assertThat(bucket.stat("key")).isEqualTo(old);
    assertThat(bucket.read("key").text()).isEqualTo("old");
    ObjectInfo replaced = bucket.call(s -> staged.commit(Samples.commit(Samples.text("newer"))));
    assertThat(bucket.stat("key")).isEqualTo(replaced);
    assertThat(bucket.read("key").text()).isEqualTo("newer");
    assertThat(replaced.lastModified()).isAfterOrEqualTo(old.lastModified());
  }

  @Test
  default void discardedBytesLeaveNothing() {
    TestBucket bucket = bucket();
    ObjectInfo old = bucket.put("key", "old");
    Staged<Commit, ObjectInfo> ended = bucket.stage("key", Samples.noise(300_000));
    Staged<Commit, ObjectInfo> unended =
        bucket.call(s -> s.stage(bucket.stageRequest("other/key")));
    for (int i = 0; i < 2; i++) {
      bucket.call(s -> ended.discard());
      bucket.call(s -> unended.discard());
    }
    assertThat(bucket.stat("key")).isEqualTo(old);
    assertThat(bucket.keys()).containsExactly("key");
    assertThat(bucket.list("", "/", "", 10).entries()).hasSize(1);
  }

  @Test
  default void discardAfterTheCommitDoesNothing() {
    TestBucket bucket = bucket();
    Staged<Commit, ObjectInfo> staged = bucket.stage("key", Samples.text("kept"));
    bucket.call(s -> staged.commit(Samples.commit(Samples.text("kept"))));
    bucket.call(s -> staged.discard());
    bucket.call(s -> staged.discard());
    assertThat(bucket.read("key").text()).isEqualTo("kept");
  }

  @Test
  default void aWriteThatIsNeverCommittedDoesNotKeepItsBucket() {
    TestBucket bucket = bucket();
    Staged<Commit, ObjectInfo> staged = bucket.stage("deep/in/it", Samples.text("lost"));
    bucket.call(s -> s.deleteBucket(new DeleteBucket(bucket.name())));
    bucket.refused(NoSuchBucket.class, s -> staged.commit(Samples.commit(Samples.text("lost"))));
    bucket.call(s -> staged.discard());
  }

  @Test
  default void anotherSizeThanAnnouncedIsIncomplete() {
    TestBucket bucket = bucket();
    ObjectInfo old = bucket.put("key", "old");
    byte[] bytes = Samples.noise(200_000);
    for (int written : List.of(0, 1, 199_999)) {
      byte[] torn = Arrays.copyOf(bytes, written);
      Staged<Commit, ObjectInfo> staged = bucket.stage("key", torn);
      bucket.refused(Incomplete.class, s -> staged.commit(Samples.commit(bytes)));
      bucket.call(s -> staged.discard());
    }
    Staged<Commit, ObjectInfo> longer = bucket.stage("key", bytes);
    bucket.refused(
        Incomplete.class, s -> longer.commit(Samples.commit(Arrays.copyOf(bytes, 199_999))));
    assertThat(bucket.stat("key")).isEqualTo(old);
    assertThat(bucket.read("key").text()).isEqualTo("old");
  }

  @Test
  default void theSizeThatWasHintedNeedNotCome() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(100_000);
    for (long hint : List.of(0L, 10L, 1_000_000L)) {
      StageObject request =
          new StageObject(bucket.ref("key"), ObjectMetadata.EMPTY, OptionalLong.of(hint));
      bucket.call(s -> bucket.writing(s, request, bytes, Samples.commit(bytes)));
      assertThat(bucket.read("key").bytes()).isEqualTo(bytes);
    }
  }

  @Test
  default void objectsOfManySizesComeBack() {
    TestBucket bucket = bucket();
    for (int size : List.of(0, 1, 511, 4_095, 4_096, 65_536, 65_537, 9_000_000)) {
      byte[] bytes = Samples.noise(size);
      ObjectInfo object = bucket.put("key", bytes);
      assertThat(object.size()).isEqualTo(size);
      assertThat(bucket.read("key").bytes()).isEqualTo(bytes);
    }
  }

  @Test
  default void oneObjectCanBePipedIntoAnother() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(5_000_000);
    bucket.put("source", bytes);
    bucket.call(s ->
        Future.all(
                s.open(new OpenObject(bucket.ref("source"))),
                s.stage(bucket.stageRequest("target")))
            .compose(both -> piped(both.resultAt(0), both.resultAt(1), bytes)));
    assertThat(bucket.read("target").bytes()).isEqualTo(bytes);
  }

  private static Future<ObjectInfo> piped(
      ObjectContent source, Staged<Commit, ObjectInfo> target, byte[] bytes) {
    return source
        .body()
        .pipeTo(target)
        .eventually(source::discard)
        .compose(ignored -> target.commit(Samples.commit(bytes)));
  }

  @Test
  default void ofTwoStagedWritesTheLastCommittedWins() {
    TestBucket bucket = bucket();
    byte[] first = Samples.noise(150_000);
    byte[] second = Samples.noise(150_001);
    Staged<Commit, ObjectInfo> stagedFirst = bucket.stage("key", first);
    Staged<Commit, ObjectInfo> stagedSecond = bucket.stage("key", second);
    bucket.call(s -> stagedSecond.commit(Samples.commit(second)));
    assertThat(bucket.read("key").bytes()).isEqualTo(second);
    bucket.call(s -> stagedFirst.commit(Samples.commit(first)));
    assertThat(bucket.read("key").bytes()).isEqualTo(first);
    assertThat(bucket.keys()).containsExactly("key");
  }

  @Test
  default void annotationsOfTheCommitArePutOverThoseStaged() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.text("x");
    Commit commit =
        new Commit(1, Samples.md5(bytes), List.of(), Map.of("verdict", "infected", "size", "1"));
    StageObject request =
        new StageObject(bucket.ref("key"), Samples.METADATA, OptionalLong.empty());
    ObjectInfo object = bucket.call(s -> bucket.writing(s, request, bytes, commit));
    assertThat(object.metadata().annotations())
        .isEqualTo(Map.of("verdict", "infected", "size", "1", "tags", "a=1&b=%20"));
    assertThat(object.metadata().user()).isEqualTo(Samples.METADATA.user());
    assertThat(object.metadata().headers()).isEqualTo(Samples.METADATA.headers());
    assertThat(bucket.stat("key")).isEqualTo(object);
  }

  @Test
  default void nothingOfAReplacedObjectStays() {
    TestBucket bucket = bucket();
    bucket.put("key", Samples.noise(100_000), Samples.METADATA);
    ObjectInfo replaced = bucket.put("key", "short");
    assertThat(replaced.metadata()).isEqualTo(ObjectMetadata.EMPTY);
    assertThat(bucket.stat("key")).isEqualTo(replaced);
    assertThat(bucket.read("key").text()).isEqualTo("short");
  }

  @Test
  default void allChecksumsAreKept() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.text("x");
    List<Checksum> checksums =
        Arrays.stream(ChecksumAlgorithm.values())
            .map(algorithm -> Checksum.fullObject(algorithm, Samples.noise(algorithm.bytes())))
            .toList();
    Commit commit = new Commit(1, Samples.md5(bytes), checksums, Map.of());
    bucket.call(s -> bucket.writing(s, bucket.stageRequest("key"), bytes, commit));
    assertThat(bucket.stat("key").checksums()).containsExactlyInAnyOrderElementsOf(checksums);
  }

  @Test
  default void metadataBeyondTheLimitIsRefusedAndNothingIsVisible() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.text("x");
    String large = "v".repeat(store().profile().limits().metadataBytesMax());
    ObjectMetadata tooMuch = new ObjectMetadata(Map.of(), Map.of("large", large), Map.of());
    StageObject request = new StageObject(bucket.ref("key"), tooMuch, OptionalLong.empty());
    bucket.refused(
        LimitExceeded.class, s -> bucket.writing(s, request, bytes, Samples.commit(bytes)));
    Commit annotated = new Commit(1, Samples.md5(bytes), List.of(), Map.of("large", large));
    bucket.refused(
        LimitExceeded.class, s -> bucket.writing(s, bucket.stageRequest("key"), bytes, annotated));
    assertThat(bucket.keys()).isEmpty();
  }
}
