package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectPart;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** What is told of objects and of the parts they came in; and parts read one by one. */
class GetObjectAttributesTest {
  private static final int PART = 5 << 20;

  @RegisterExtension static final Gateway GATEWAY = new Gateway();
  private final String bucket = GATEWAY.bucket();

  /** The parts' checksums. */
  private List<String> putInParts(int... sizes) {
    String upload =
        GATEWAY
            .s3()
            .createMultipartUpload(
                r -> r.bucket(bucket).key("key").checksumAlgorithm(ChecksumAlgorithm.CRC32))
            .uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (int size : sizes) {
      // Numbers may have gaps.
      int number = 2 * parts.size() + 1;
      var done =
          GATEWAY
              .s3()
              .uploadPart(
                  r ->
                      r.bucket(bucket)
                          .key("key")
                          .uploadId(upload)
                          .partNumber(number)
                          .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                  RequestBody.fromBytes(bytes(number, size)));
      parts.add(
          CompletedPart.builder()
              .partNumber(number)
              .eTag(done.eTag())
              .checksumCRC32(done.checksumCRC32())
              .build());
    }
    GATEWAY
        .s3()
        .completeMultipartUpload(
            r -> r.bucket(bucket).key("key").uploadId(upload).multipartUpload(m -> m.parts(parts)));
    return parts.stream().map(CompletedPart::checksumCRC32).toList();
  }

  private static byte[] bytes(int fill, int size) {
    byte[] bytes = new byte[size];
    java.util.Arrays.fill(bytes, (byte) fill);
    return bytes;
  }

  private GetObjectAttributesResponse attributes(ObjectAttributes... wanted) {
    return GATEWAY
        .s3()
        .getObjectAttributes(r -> r.bucket(bucket).key("key").objectAttributes(wanted));
  }

  @Test
  void tellsWhatIsAskedForAndNothingElse() {
    GATEWAY.put(bucket, "key", "hello");
    var all =
        attributes(
            ObjectAttributes.E_TAG,
            ObjectAttributes.CHECKSUM,
            ObjectAttributes.OBJECT_PARTS,
            ObjectAttributes.STORAGE_CLASS,
            ObjectAttributes.OBJECT_SIZE);
    assertThat(all.eTag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(all.checksum().checksumCRC32()).isEqualTo("NhCmhg==");
    assertThat(all.checksum().checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    assertThat(all.objectParts()).isNull();
    assertThat(all.storageClass()).isEqualTo(StorageClass.STANDARD);
    assertThat(all.objectSize()).isEqualTo(5);
    assertThat(all.lastModified())
        .isEqualTo(GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key")).lastModified());
    var size = attributes(ObjectAttributes.OBJECT_SIZE);
    assertThat(size.objectSize()).isEqualTo(5);
    assertThat(size.eTag()).isNull();
    assertThat(size.checksum()).isNull();
  }

  @Test
  void tellsThePartsInPages() {
    List<String> sums = putInParts(PART, PART + 1, 7);
    var first =
        GATEWAY
            .s3()
            .getObjectAttributes(r ->
                r.bucket(bucket)
                    .key("key")
                    .objectAttributes(ObjectAttributes.OBJECT_PARTS, ObjectAttributes.CHECKSUM)
                    .maxParts(2));
    assertThat(first.checksum().checksumCRC32()).endsWith("-3");
    assertThat(first.checksum().checksumType()).isEqualTo(ChecksumType.COMPOSITE);
    var parts = first.objectParts();
    assertThat(parts.totalPartsCount()).isEqualTo(3);
    assertThat(parts.isTruncated()).isTrue();
    assertThat(parts.maxParts()).isEqualTo(2);
    assertThat(parts.partNumberMarker()).isZero();
    assertThat(parts.nextPartNumberMarker()).isEqualTo(2);
    assertThat(parts.parts()).extracting(ObjectPart::size).containsExactly(PART + 0L, PART + 1L);
    assertThat(parts.parts())
        .extracting(ObjectPart::checksumCRC32)
        .containsExactly(sums.get(0), sums.get(1));
    var last =
        GATEWAY
            .s3()
            .getObjectAttributes(r ->
                r.bucket(bucket)
                    .key("key")
                    .objectAttributes(ObjectAttributes.OBJECT_PARTS)
                    .partNumberMarker(2))
            .objectParts();
    assertThat(last.isTruncated()).isFalse();
    assertThat(last.parts()).extracting(ObjectPart::partNumber).containsExactly(3);
  }

  @Test
  void aPartIsReadAsARange() {
    List<String> sums = putInParts(PART, PART + 1, 7);
    for (int number = 1; number <= 3; number++) {
      int wanted = number;
      var part =
          GATEWAY
              .s3()
              .getObjectAsBytes(r ->
                  r.bucket(bucket)
                      .key("key")
                      .partNumber(wanted)
                      .checksumMode(ChecksumMode.ENABLED));
      int size = List.of(PART, PART + 1, 7).get(number - 1);
      assertThat(part.asByteArray()).isEqualTo(bytes(2 * number - 1, size));
      assertThat(part.response().sdkHttpResponse().statusCode()).isEqualTo(206);
      assertThat(part.response().partsCount()).isEqualTo(3);
      assertThat(part.response().checksumCRC32()).isEqualTo(sums.get(number - 1));
      var head = GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key").partNumber(wanted));
      assertThat(head.contentLength()).isEqualTo(size);
      assertThat(head.partsCount()).isEqualTo(3);
      assertThat(head.contentRange()).isEqualTo(part.response().contentRange());
    }
    assertThat(GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key")).partsCount()).isNull();
  }

  @Test
  void aPartThatTheObjectDoesNotHaveIsRefused() {
    putInParts(PART, 7);
    assertFails(
        416,
        "InvalidPartNumber",
        () -> GATEWAY.s3().getObjectAsBytes(r -> r.bucket(bucket).key("key").partNumber(3)));
    assertFails(
        400,
        "InvalidRequest",
        () ->
            GATEWAY
                .s3()
                .getObjectAsBytes(
                    r -> r.bucket(bucket).key("key").partNumber(1).range("bytes=0-1")));
  }

  @Test
  void anEmptyObjectHasAFirstPart() {
    putInParts(0);
    var part = GATEWAY.s3().getObjectAsBytes(r -> r.bucket(bucket).key("key").partNumber(1));
    assertThat(part.asByteArray()).isEmpty();
    assertThat(part.response().partsCount()).isEqualTo(1);
  }

  @Test
  void whatCannotBeToldIsRefused() {
    GATEWAY.put(bucket, "key", "hello");
    assertFails(
        400,
        "InvalidArgument",
        () -> attributes(ObjectAttributes.fromValue("Owner"), ObjectAttributes.E_TAG));
    assertFails(400, "InvalidRequest", () -> attributes());
    assertFails(
        404,
        "NoSuchKey",
        () ->
            GATEWAY
                .s3()
                .getObjectAttributes(
                    r -> r.bucket(bucket).key("other").objectAttributes(ObjectAttributes.E_TAG)));
  }
}
