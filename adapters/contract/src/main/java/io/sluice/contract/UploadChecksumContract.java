package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CompleteUpload.CompletedPart;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.PartInfo;
import io.sluice.spi.StorageFailure.ChecksumMismatch;
import io.sluice.spi.StorageFailure.InvalidPart;
import io.sluice.spi.StorageFailure.UnplannedChecksum;
import io.sluice.spi.WriteCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The checksum that an upload was begun with, at its end. */
public interface UploadChecksumContract extends MultipartContract {

  @Test
  default void aPlannedFullObjectChecksumIsThatOfTheWhole() {
    byte[] first = largePart(11);
    byte[] last = Samples.text("end");
    ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT);
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key", ObjectMetadata.EMPTY, Optional.of(plan));
    PartInfo one = upload.part(1, first);
    PartInfo two = upload.part(2, last);
    Checksum whole = Samples.crc32(Samples.joined(first, last));
    CompleteUpload wrong =
        upload.request(OptionalLong.empty(), Optional.of(Samples.crc32(first)), one, two);
    ChecksumMismatch refused =
        bucket.refused(ChecksumMismatch.class, s -> TestUpload.of(s).complete(wrong));
    assertThat(refused.algorithm()).isEqualTo(ChecksumAlgorithm.CRC32);
    assertThat(bucket.keys()).isEmpty();
    CompleteUpload right = upload.request(OptionalLong.empty(), Optional.of(whole), one, two);
    ObjectInfo object = bucket.call(s -> TestUpload.of(s).complete(right));
    assertThat(object.checksums()).containsExactly(whole);
    assertThat(bucket.stat("key")).isEqualTo(object);
  }

  @Test
  default void aChecksumThatCannotBeComparedIsRefused() {
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key");
    byte[] bytes = Samples.text("bytes");
    PartInfo part = upload.part(1, bytes);
    CompleteUpload whole =
        upload.request(OptionalLong.empty(), Optional.of(Samples.crc32(bytes)), part);
    bucket.refused(ChecksumMismatch.class, s -> TestUpload.of(s).complete(whole));
    Checksum unknown = Checksum.fullObject(ChecksumAlgorithm.SHA1, new byte[20]);
    PartInfo other =
        new PartInfo(1, part.size(), part.etag(), part.lastModified(), List.of(unknown));
    CompleteUpload ofParts = upload.request(OptionalLong.empty(), Optional.empty(), other);
    bucket.refused(InvalidPart.class, s -> TestUpload.of(s).complete(ofParts));
    assertThat(bucket.keys()).isEmpty();
  }

  @Test
  default void aPlannedCompositeChecksumIsThatOfThePartsChecksums() {
    byte[] first = largePart(0);
    byte[] last = Samples.text("end");
    ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.CRC32, ChecksumType.COMPOSITE);
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key", ObjectMetadata.EMPTY, Optional.of(plan));
    ObjectInfo object = upload.complete(upload.part(1, first), upload.part(2, last));
    byte[] sums = Samples.joined(Samples.crc32(first).raw(), Samples.crc32(last).raw());
    assertThat(object.checksums())
        .containsExactly(Checksum.composite(ChecksumAlgorithm.CRC32, Samples.crc32(sums).raw(), 2));
    assertThat(bucket.stat("key")).isEqualTo(object);
  }

  @Test
  default void aCompositeChecksumMayBeToldWithoutTheNumberOfParts() {
    ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.CRC32, ChecksumType.COMPOSITE);
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key", ObjectMetadata.EMPTY, Optional.of(plan));
    PartInfo part = upload.part(1, Samples.text("bytes"));
    Checksum ofBytes = Samples.crc32(Samples.text("bytes"));
    CompleteUpload wrong = upload.request(OptionalLong.empty(), Optional.of(ofBytes), part);
    bucket.refused(ChecksumMismatch.class, s -> TestUpload.of(s).complete(wrong));
    Checksum ofSums = Samples.crc32(ofBytes.raw());
    CompleteUpload right = upload.request(OptionalLong.empty(), Optional.of(ofSums), part);
    assertThat(bucket.call(s -> TestUpload.of(s).complete(right)).checksums())
        .containsExactly(Checksum.composite(ChecksumAlgorithm.CRC32, ofSums.raw(), 1));
  }

  @Test
  default void aCompositeNeedsTheChecksumOfEveryPartAndTheUploadStays() {
    byte[] first = largePart(0);
    ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.CRC32, ChecksumType.COMPOSITE);
    TestBucket bucket = bucket();
    TestUpload upload = TestUpload.begin(bucket, "key", ObjectMetadata.EMPTY, Optional.of(plan));
    PartInfo one = upload.part(1, first);
    PartInfo two = upload.part(2, Samples.text("end"));
    PartInfo bare = new PartInfo(2, two.size(), two.etag(), two.lastModified(), List.of());
    UnplannedChecksum refused =
        bucket.refused(
            UnplannedChecksum.class, s -> TestUpload.of(s).complete(upload.request(one, bare)));
    assertThat(refused).hasMessageContaining("created using a crc32 checksum");
    assertThat(refused).hasMessageContaining("missing for part 2");
    assertThat(bucket.keys()).isEmpty();
    upload.complete(one, two);
  }

  @Test
  default void theWholeMayBeOfFullObjectWithoutTheChecksumsOfParts() {
    uploads();
    ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT);
    TestUpload upload = TestUpload.begin(bucket(), "key", ObjectMetadata.EMPTY, Optional.of(plan));
    PartInfo part = upload.part(1, Samples.text("bytes"));
    PartInfo bare = new PartInfo(1, part.size(), part.etag(), part.lastModified(), List.of());
    assertThat(upload.complete(bare).checksums())
        .containsExactly(Samples.crc32(Samples.text("bytes")));
  }

  @Test
  default void anotherTypeThanWasPlannedIsRefusedAndTheUploadStays() {
    uploads();
    TestBucket bucket = bucket();
    for (ChecksumType type : ChecksumType.values()) {
      ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.CRC32, type);
      TestUpload upload = TestUpload.begin(bucket, "key", ObjectMetadata.EMPTY, Optional.of(plan));
      PartInfo part = upload.part(1, Samples.text("bytes"));
      for (ChecksumType told : ChecksumType.values()) {
        CompleteUpload request = told(upload, told, part);
        if (told != type) {
          bucket.refused(UnplannedChecksum.class, s -> TestUpload.of(s).complete(request));
        }
      }
      CompleteUpload right = told(upload, type, part);
      ObjectInfo object = bucket.call(s -> TestUpload.of(s).complete(right));
      assertThat(object.checksums()).extracting(Checksum::type).containsExactly(type);
    }
  }

  private static CompleteUpload told(TestUpload upload, ChecksumType type, PartInfo part) {
    List<CompletedPart> parts = TestUpload.named(part);
    return new CompleteUpload(
        upload.ref(),
        parts,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.of(type),
        WriteCondition.always(),
        Map.of(),
        Optional.empty());
  }
}
