package io.sluice.contract;

import static io.sluice.contract.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.sluice.spi.BucketPage;
import io.sluice.spi.CopyObject;
import io.sluice.spi.CreateBucket;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ListObjects;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StageObject;
import io.sluice.spi.StatBucket;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure.BucketExists;
import io.sluice.spi.StorageFailure.BucketNotEmpty;
import io.sluice.spi.StorageFailure.NoSuchBucket;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Making, finding, listing and removing buckets. */
public interface BucketContract extends StoreUnderTest {

  @Test
  default void aNewBucketIsFoundAsItWasMade() {
    BucketName name = unusedName();
    BucketInfo made = await(store().createBucket(new CreateBucket(name)));
    assertThat(made.name()).isEqualTo(name);
    assertThat(made.created()).isBetween(Instant.now().minusSeconds(60), soon());
    assertThat(await(store().statBucket(new StatBucket(name)))).isEqualTo(made);
  }

  @Test
  default void aBucketKeepsItsTimeOfCreationWhenObjectsComeAndGo() {
    TestBucket bucket = bucket();
    BucketInfo before = bucket.call(s -> s.statBucket(new StatBucket(bucket.name())));
    bucket.put("deep/in/it", "x");
    bucket.put("object", "x");
    bucket.delete("object");
    BucketInfo after = bucket.call(s -> s.statBucket(new StatBucket(bucket.name())));
    assertThat(after).isEqualTo(before);
  }

  @Test
  default void aBucketCannotBeMadeTwice() {
    TestBucket bucket = bucket();
    bucket.put("key", "kept");
    bucket.refused(BucketExists.class, s -> s.createBucket(new CreateBucket(bucket.name())));
    assertThat(bucket.read("key").text()).isEqualTo("kept");
  }

  @Test
  default void ofManyWhoMakeOneBucketOneWins() {
    BucketName name = unusedName();
    Race.Result<BucketInfo> result =
        Race.run(16, i -> await(store().createBucket(new CreateBucket(name))));
    assertThat(result.successes()).hasSize(1);
    assertThat(result.failures()).hasSize(15).hasOnlyElementsOfType(BucketExists.class);
  }

  @Test
  default void aDeletedBucketIsGoneAndCanBeMadeAgain() {
    TestBucket bucket = bucket();
    bucket.call(s -> s.deleteBucket(new DeleteBucket(bucket.name())));
    bucket.refused(NoSuchBucket.class, s -> s.statBucket(new StatBucket(bucket.name())));
    bucket.refused(NoSuchBucket.class, s -> s.deleteBucket(new DeleteBucket(bucket.name())));
    bucket.call(s -> s.createBucket(new CreateBucket(bucket.name())));
    assertThat(bucket.keys()).isEmpty();
  }

  @Test
  default void aBucketWithAnObjectIsNotDeleted() {
    TestBucket bucket = bucket();
    bucket.put("deep/in/it", "kept");
    bucket.refused(BucketNotEmpty.class, s -> s.deleteBucket(new DeleteBucket(bucket.name())));
    assertThat(bucket.read("deep/in/it").text()).isEqualTo("kept");
  }

  @Test
  default void aBucketWhoseObjectsAreDeletedIsDeleted() {
    TestBucket bucket = bucket();
    List.of("a", "a/", "a/b", "a/b/c/d", "z").forEach(key -> bucket.put(key, "x"));
    List.of("a", "a/", "a/b", "a/b/c/d", "z").forEach(bucket::delete);
    bucket.call(s -> s.deleteBucket(new DeleteBucket(bucket.name())));
    bucket.refused(NoSuchBucket.class, s -> s.statBucket(new StatBucket(bucket.name())));
  }

  @Test
  default void bucketsAreListedInByteOrderAPageAtATime() {
    String prefix = "page-" + UUID.randomUUID();
    List<String> names =
        List.of("-a", "-b", "-b-", "-b0", "-c").stream().map(prefix::concat).toList();
    List<BucketInfo> made = new ArrayList<>();
    names.reversed().forEach(name -> made.addFirst(create(name)));
    List<BucketInfo> listed = new ArrayList<>();
    BucketPage page = list(prefix, "", 2);
    while (page.more()) {
      assertThat(page.buckets()).hasSize(2);
      listed.addAll(page.buckets());
      assertThat(listed).doesNotHaveDuplicates();
      page = list(prefix, page.buckets().getLast().name().value(), 2);
    }
    listed.addAll(page.buckets());
    assertThat(listed).isEqualTo(made);
  }

  @Test
  default void aPageOfBucketsBeginsAfterItsMarkerAndStaysUnderItsPrefix() {
    String prefix = "mark-" + UUID.randomUUID();
    List.of("-a", "-b", "-c").forEach(end -> create(prefix + end));
    assertThat(list(prefix, prefix + "-a", 10).buckets())
        .extracting(bucket -> bucket.name().value())
        .containsExactly(prefix + "-b", prefix + "-c");
    assertThat(list(prefix, prefix + "-aa", 1).more()).isTrue();
    assertThat(list(prefix, prefix + "-b", 1).more()).isFalse();
    assertThat(list(prefix + "-b", "", 10).buckets()).hasSize(1);
    assertThat(list(prefix, prefix + "-z", 10)).isEqualTo(new BucketPage(List.of(), false));
  }

  @Test
  default void aMissingBucketIsToldBeforeAnythingElse() {
    ObjectRef lost = new ObjectRef(unusedName(), new ObjectKey("key"));
    TestBucket b = bucket();
    b.refused(NoSuchBucket.class, s -> s.stat(new StatObject(lost)));
    b.refused(NoSuchBucket.class, s -> s.open(new OpenObject(lost)));
    b.refused(NoSuchBucket.class, s -> s.delete(new DeleteObject(lost)));
    b.refused(
        NoSuchBucket.class,
        s -> s.stage(new StageObject(lost, ObjectMetadata.EMPTY, OptionalLong.empty())));
    b.refused(NoSuchBucket.class, s -> s.list(new ListObjects(lost.bucket(), "", "", "", 0)));
    b.refused(
        NoSuchBucket.class,
        s ->
            s.updateMetadata(
                new UpdateMetadata(lost, Optional.empty(), MetadataPatch.annotate("a", "b"))));
  }

  @Test
  default void aCopyOrMoveNeedsBothBuckets() {
    ObjectRef lost = new ObjectRef(unusedName(), new ObjectKey("key"));
    TestBucket b = bucket();
    ObjectRef missing = b.ref("missing");
    b.refused(NoSuchBucket.class, s -> s.copy(copy(lost, missing)));
    b.refused(NoSuchBucket.class, s -> s.copy(copy(missing, lost)));
    b.refused(
        NoSuchBucket.class, s -> s.move(new MoveObject(lost, missing, WriteCondition.always())));
    b.refused(
        NoSuchBucket.class, s -> s.move(new MoveObject(missing, lost, WriteCondition.always())));
  }

  private BucketInfo create(String name) {
    return await(store().createBucket(new CreateBucket(new BucketName(name))));
  }

  private BucketPage list(String prefix, String after, int limit) {
    return await(store().listBuckets(new ListBuckets(prefix, after, limit)));
  }

  private static BucketName unusedName() {
    return new BucketName("unused-" + UUID.randomUUID());
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(60);
  }

  private static CopyObject copy(ObjectRef source, ObjectRef target) {
    return new CopyObject(
        source, ReadConditions.NONE, target, MetadataPatch.NONE, WriteCondition.always());
  }
}
