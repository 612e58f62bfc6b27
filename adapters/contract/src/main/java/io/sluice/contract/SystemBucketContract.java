package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.sluice.spi.BucketPage;
import io.sluice.spi.CopyObject;
import io.sluice.spi.CreateBucket;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StatBucket;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure.BucketExists;
import io.sluice.spi.StorageFailure.Forbidden;
import io.sluice.spi.StorageFailure.NoSuchBucket;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Places for objects that no protocol can name. */
public interface SystemBucketContract extends StoreUnderTest {

  /** One that nobody has used. */
  default TestBucket systemBucket() {
    return TestBucket.system(store(), vertx());
  }

  @Test
  default void aSystemBucketIsAlwaysThere() {
    TestBucket system = systemBucket();
    assertThat(system.keys()).isEmpty();
    system.refused(NoSuchObject.class, s -> s.stat(new StatObject(system.ref("key"))));
    assertThat(system.delete("key").existed()).isFalse();
    BucketInfo info = system.call(s -> s.statBucket(new StatBucket(system.name())));
    assertThat(info.name()).isEqualTo(system.name());
    assertThat(info.name().isSystem()).isTrue();
    system.put("key", "text");
    BucketInfo later = system.call(s -> s.statBucket(new StatBucket(system.name())));
    assertThat(later).isEqualTo(info);
  }

  @Test
  default void aSystemBucketIsNeitherCreatedNorDeleted() {
    TestBucket system = systemBucket();
    system.refused(BucketExists.class, s -> s.createBucket(new CreateBucket(system.name())));
    system.refused(Forbidden.class, s -> s.deleteBucket(new DeleteBucket(system.name())));
    system.put("key", "text");
    system.refused(Forbidden.class, s -> s.deleteBucket(new DeleteBucket(system.name())));
    assertThat(system.read("key").text()).isEqualTo("text");
  }

  @Test
  default void aSystemBucketIsInNoListingOfBuckets() {
    TestBucket system = systemBucket();
    system.put("key", "text");
    BucketPage all = system.call(s -> s.listBuckets(new ListBuckets("", "", 100_000)));
    assertThat(all.buckets()).extracting(BucketInfo::name).noneMatch(BucketName::isSystem);
    BucketPage dots = system.call(s -> s.listBuckets(new ListBuckets(".", "", 10)));
    assertThat(dots.buckets()).isEmpty();
  }

  @Test
  default void aSystemBucketIsNotTheBucketThatIsCalledLikeIt() {
    TestBucket system = systemBucket();
    system.put("key", "text");
    BucketName like = new BucketName(system.name().value().substring(1));
    system.refused(NoSuchBucket.class, s -> s.statBucket(new StatBucket(like)));
    system.refused(
        NoSuchBucket.class,
        s -> s.stat(new StatObject(new ObjectRef(like, system.ref("key").key()))));
  }

  @Test
  default void allCallsOnObjectsWorkInASystemBucket() {
    TestBucket system = systemBucket();
    byte[] bytes = Samples.noise(200_000);
    ObjectInfo put = system.put("deep/er/key", bytes, Samples.METADATA);
    assertThat(system.stat("deep/er/key")).isEqualTo(put);
    assertThat(system.read("deep/er/key").bytes()).isEqualTo(bytes);
    system.put("deep/er", "both");
    system.put("deep/", "a slash");
    assertThat(system.keys()).containsExactly("deep/", "deep/er", "deep/er/key");
    assertThat(TestBucket.names(system.list("deep/er", "/", "", 10)))
        .containsExactly("deep/er", "deep/er/");
    UpdateMetadata update =
        new UpdateMetadata(
            put.ref(), Optional.of(put.etag()), MetadataPatch.annotate("verdict", "infected"));
    ObjectInfo updated = system.call(s -> s.updateMetadata(update));
    assertThat(updated.metadata().annotations()).containsEntry("verdict", "infected");
    assertThat(system.stat("deep/er/key")).isEqualTo(updated);
    assertThat(system.delete("deep/er").existed()).isTrue();
    assertThat(system.delete("deep/er/key").existed()).isTrue();
    assertThat(system.keys()).containsExactly("deep/");
  }

  @Test
  default void objectsAreCopiedIntoASystemBucketAndOutOfIt() {
    TestBucket bucket = bucket();
    TestBucket system = systemBucket();
    byte[] bytes = Samples.noise(200_000);
    ObjectInfo put = bucket.put("deep/key", bytes, Samples.METADATA);
    ObjectInfo inside = bucket.call(s -> s.copy(copy(put.ref(), system.ref("in/side"))));
    assertThat(system.stat("in/side")).isEqualTo(inside);
    bucket.call(s -> s.copy(copy(inside.ref(), bucket.ref("again"))));
    assertThat(bucket.read("again").bytes()).isEqualTo(bytes);
    assertThat(bucket.stat("again").metadata()).isEqualTo(Samples.METADATA);
    assertThat(bucket.keys()).containsExactly("again", "deep/key");
    assertThat(system.keys()).containsExactly("in/side");
  }

  private static CopyObject copy(ObjectRef source, ObjectRef target) {
    return new CopyObject(
        source, ReadConditions.NONE, target, MetadataPatch.NONE, WriteCondition.always());
  }

  @Test
  default void objectsMoveIntoASystemBucketAndOutOfIt() {
    TestBucket bucket = bucket();
    TestBucket system = systemBucket();
    byte[] bytes = Samples.noise(200_000);
    ObjectInfo put = bucket.put("deep/key", bytes, Samples.METADATA);
    ObjectInfo inside = bucket.call(s -> s.move(move(put.ref(), system.ref("in/side"))));
    assertThat(bucket.keys()).isEmpty();
    assertThat(system.stat("in/side")).isEqualTo(inside);
    assertThat(system.read("in/side").bytes()).isEqualTo(bytes);
    ObjectInfo back = bucket.call(s -> s.move(move(inside.ref(), put.ref())));
    assertThat(system.keys()).isEmpty();
    assertThat(bucket.stat("deep/key")).isEqualTo(back);
    assertThat(back.metadata()).isEqualTo(put.metadata());
    assertThat(back.etag()).isEqualTo(put.etag());
    assertThat(back.checksums()).isEqualTo(put.checksums());
  }

  private static MoveObject move(ObjectRef source, ObjectRef target) {
    return new MoveObject(source, target, WriteCondition.always());
  }

  @Test
  default void uploadsInPartsWorkInASystemBucket() {
    uploads();
    TestBucket system = systemBucket();
    TestUpload upload = TestUpload.begin(system, "deep/key");
    upload.complete(upload.part(1, Samples.text("the only part")));
    assertThat(system.read("deep/key").text()).isEqualTo("the only part");
  }
}
