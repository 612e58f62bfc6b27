package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.CopyObject;
import io.sluice.spi.ETag;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectPart;
import io.sluice.spi.ObjectPartPage;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What remains known of the parts that an object came in. */
public interface ObjectPartsContract extends StoreUnderTest {

  ChecksumPlan PLAN = new ChecksumPlan(ChecksumAlgorithm.CRC32, ChecksumType.COMPOSITE);

  private static ListObjectParts request(TestBucket bucket, String key, int after, int limit) {
    return new ListObjectParts(bucket.ref(key), ReadConditions.NONE, after, limit);
  }

  private static ObjectPartPage parts(TestBucket bucket, String key) {
    return bucket.call(s -> s.listParts(request(bucket, key, 0, 1000)));
  }

  /** Puts an object in two parts, which the uploader numbers 1 and 5. */
  private List<ObjectPart> putInParts(TestBucket bucket, Optional<ChecksumPlan> plan) {
    uploads();
    int size = (int) store().profile().limits().partBytesMin();
    byte[] first = Samples.noise(size);
    byte[] last = Samples.text("the end");
    TestUpload upload = TestUpload.begin(bucket, "key", ObjectMetadata.EMPTY, plan);
    upload.complete(upload.part(1, first), upload.part(5, last));
    boolean summed = plan.isPresent();
    return List.of(
        new ObjectPart(1, 0, size, Optional.of(Samples.crc32(first)).filter(sum -> summed)),
        new ObjectPart(2, size, 7, Optional.of(Samples.crc32(last)).filter(sum -> summed)));
  }

  @Test
  default void anObjectThatCameInOnePieceHasNoParts() {
    TestBucket bucket = bucket();
    ObjectInfo object = bucket.put("key", "bytes");
    assertThat(parts(bucket, "key")).isEqualTo(new ObjectPartPage(object, 0, List.of(), false));
  }

  @Test
  default void partsAreToldWithTheirPlacesAndPlannedChecksums() {
    TestBucket bucket = bucket();
    for (Optional<ChecksumPlan> plan : List.of(Optional.of(PLAN), Optional.<ChecksumPlan>empty())) {
      List<ObjectPart> sent = putInParts(bucket, plan);
      ObjectPartPage page = parts(bucket, "key");
      assertThat(page).isEqualTo(new ObjectPartPage(bucket.stat("key"), 2, sent, false));
    }
  }

  @Test
  default void partsComeInPages() {
    TestBucket bucket = bucket();
    List<ObjectPart> sent = putInParts(bucket, Optional.empty());
    ObjectInfo object = bucket.stat("key");
    assertThat(bucket.<ObjectPartPage>call(s -> s.listParts(request(bucket, "key", 0, 1))))
        .isEqualTo(new ObjectPartPage(object, 2, sent.subList(0, 1), true));
    assertThat(bucket.<ObjectPartPage>call(s -> s.listParts(request(bucket, "key", 1, 1))))
        .isEqualTo(new ObjectPartPage(object, 2, sent.subList(1, 2), false));
    assertThat(bucket.<ObjectPartPage>call(s -> s.listParts(request(bucket, "key", 7, 1))))
        .isEqualTo(new ObjectPartPage(object, 2, List.of(), false));
  }

  @Test
  default void copiesMovesAndChangesOfMetadataKeepTheParts() {
    TestBucket bucket = bucket();
    List<ObjectPart> sent = putInParts(bucket, Optional.of(PLAN));
    CopyObject copy =
        new CopyObject(
            bucket.ref("key"),
            ReadConditions.NONE,
            bucket.ref("copy"),
            MetadataPatch.NONE,
            WriteCondition.always());
    bucket.call(s -> s.copy(copy));
    bucket.delete("key");
    MoveObject move =
        new MoveObject(bucket.ref("copy"), bucket.ref("moved"), WriteCondition.always());
    bucket.call(s -> s.move(move));
    bucket.call(s ->
        s.updateMetadata(
            new UpdateMetadata(
                bucket.ref("moved"), Optional.empty(), MetadataPatch.annotate("a", "b"))));
    assertThat(parts(bucket, "moved").parts()).isEqualTo(sent);
  }

  @Test
  default void partsGoWithTheirObject() {
    TestBucket bucket = bucket();
    putInParts(bucket, Optional.empty());
    bucket.put("key", "in one piece");
    assertThat(parts(bucket, "key").count()).isZero();
  }

  @Test
  default void partsOfWhatIsNotThereOrIsAnotherAreNotTold() {
    TestBucket bucket = bucket();
    bucket.refused(NoSuchObject.class, s -> s.listParts(request(bucket, "key", 0, 1)));
    bucket.put("key", "bytes");
    ReadConditions other =
        new ReadConditions(
            Optional.of(new ETag("another")::equals),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    ListObjectParts request = new ListObjectParts(bucket.ref("key"), other, 0, 1);
    bucket.refused(ConditionFailed.class, s -> s.listParts(request));
  }
}
