package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.AbortUpload;
import io.sluice.spi.BucketName;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.CreateUpload;
import io.sluice.spi.ListParts;
import io.sluice.spi.ListUploads;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.PartPage;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.StorageFailure.NoSuchBucket;
import io.sluice.spi.UploadInfo;
import io.sluice.spi.UploadPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Beginning uploads and listing those under way. */
public interface UploadContract extends StoreUnderTest {

  @Test
  default void anUploadIsListedAsItWasBegun() {
    uploads();
    TestBucket bucket = bucket();
    ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.CRC64NVME, ChecksumType.FULL_OBJECT);
    UploadInfo begun =
        TestUpload.begin(bucket, "deep/key", Samples.METADATA, Optional.of(plan)).info();
    assertThat(begun.ref().object()).isEqualTo(bucket.ref("deep/key"));
    assertThat(begun.ref().uploadId()).isNotEmpty();
    assertThat(begun.initiated())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    assertThat(page(bucket, "", "", "", 10)).isEqualTo(new UploadPage(List.of(begun), false));
  }

  /** A store that cannot keep it says so by telling nobody, wherever it tells of the upload. */
  @Test
  default void whoBeganAnUploadIsKeptOrNobodyIsNamed() {
    uploads();
    TestBucket bucket = bucket();
    CreateUpload request =
        new CreateUpload(bucket.ref("key"), ObjectMetadata.EMPTY, Optional.empty()).by("anna");
    UploadInfo begun = bucket.call(s -> TestUpload.of(s).create(request));
    assertThat(begun.initiator()).isIn("anna", "");
    assertThat(page(bucket, "", "", "", 10).uploads()).containsExactly(begun);
    PartPage parts =
        bucket.call(s -> TestUpload.of(s).listParts(new ListParts(begun.ref(), 0, 10)));
    assertThat(parts.upload()).isEqualTo(begun);
  }

  @Test
  default void uploadsNeedABucket() {
    uploads();
    ObjectRef lost =
        new ObjectRef(new BucketName("unused-" + UUID.randomUUID()), new ObjectKey("key"));
    TestBucket bucket = bucket();
    bucket.refused(
        NoSuchBucket.class,
        s ->
            TestUpload.of(s)
                .create(new CreateUpload(lost, ObjectMetadata.EMPTY, Optional.empty())));
    bucket.refused(
        NoSuchBucket.class,
        s -> TestUpload.of(s).list(new ListUploads(lost.bucket(), "", "", "", 10)));
  }

  @Test
  default void anUploadWithTooMuchMetadataIsRefused() {
    uploads();
    TestBucket bucket = bucket();
    String large = "v".repeat(store().profile().limits().metadataBytesMax());
    ObjectMetadata tooMuch = new ObjectMetadata(Map.of(), Map.of("large", large), Map.of());
    CreateUpload request = new CreateUpload(bucket.ref("key"), tooMuch, Optional.empty());
    bucket.refused(LimitExceeded.class, s -> TestUpload.of(s).create(request));
    assertThat(page(bucket, "", "", "", 10).uploads()).isEmpty();
  }

  @Test
  default void uploadsAreListedByKeyThenByBeginning() {
    uploads();
    TestBucket bucket = bucket();
    List<UploadInfo> begun = begin(bucket, "b", "a/c", "\uD83D\uDE00", "b", "\uFB01", "a", "b");
    UploadPage page = page(bucket, "", "", "", 10);
    assertThat(page).isEqualTo(new UploadPage(picked(begun, 5, 1, 0, 3, 6, 4, 2), false));
  }

  @Test
  default void uploadsAreListedUnderAPrefixAfterAMarker() {
    uploads();
    TestBucket bucket = bucket();
    List<UploadInfo> begun = begin(bucket, "a", "b/1", "b/1", "b/1", "b/2", "c");
    String second = begun.get(2).ref().uploadId();
    assertThat(page(bucket, "b/", "", "", 10).uploads()).isEqualTo(picked(begun, 1, 2, 3, 4));
    assertThat(page(bucket, "b", "b/1", "", 10).uploads()).isEqualTo(picked(begun, 4));
    assertThat(page(bucket, "", "b/1", second, 10).uploads()).isEqualTo(picked(begun, 3, 4, 5));
    assertThat(page(bucket, "", "b/10", "", 10).uploads()).isEqualTo(picked(begun, 4, 5));
    assertThat(page(bucket, "a", "b", "", 10)).isEqualTo(new UploadPage(List.of(), false));
  }

  @Test
  default void pagesOfUploadsPutTogetherAreAllUploads() {
    uploads();
    TestBucket bucket = bucket();
    List<UploadInfo> begun = begin(bucket, "a", "b", "b", "b", "b", "c", "d/e");
    for (int limit : List.of(1, 2, 3, 7)) {
      List<UploadInfo> listed = new ArrayList<>();
      UploadPage page = page(bucket, "", "", "", limit);
      while (page.more()) {
        assertThat(page.uploads()).hasSize(limit);
        listed.addAll(page.uploads());
        assertThat(listed).doesNotHaveDuplicates();
        UploadInfo last = listed.getLast();
        String key = last.ref().object().key().value();
        page = page(bucket, "", key, last.ref().uploadId(), limit);
      }
      listed.addAll(page.uploads());
      assertThat(listed).isEqualTo(begun);
    }
  }

  @Test
  default void uploadsThatEndedAreNotListed() {
    uploads();
    TestBucket bucket = bucket();
    TestUpload completed = TestUpload.begin(bucket, "key");
    TestUpload aborted = TestUpload.begin(bucket, "key");
    TestUpload left = TestUpload.begin(bucket, "key");
    completed.complete(completed.part(1, Samples.text("bytes")));
    bucket.call(s -> TestUpload.of(s).abort(new AbortUpload(aborted.ref())));
    assertThat(page(bucket, "", "", "", 10).uploads()).containsExactly(left.info());
  }

  private static List<UploadInfo> begin(TestBucket bucket, String... keys) {
    List<UploadInfo> begun = new ArrayList<>();
    for (String key : keys) {
      begun.add(TestUpload.begin(bucket, key).info());
    }
    return begun;
  }

  private static List<UploadInfo> picked(List<UploadInfo> begun, int... numbers) {
    List<UploadInfo> picked = new ArrayList<>();
    for (int number : numbers) {
      picked.add(begun.get(number));
    }
    return picked;
  }

  private static UploadPage page(
      TestBucket bucket, String prefix, String afterKey, String afterUploadId, int limit) {
    ListUploads request = new ListUploads(bucket.name(), prefix, afterKey, afterUploadId, limit);
    return bucket.call(s -> TestUpload.of(s).list(request));
  }
}
