package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** What an upload that was begun with a checksum asks of its parts and of its end. */
class PlannedChecksumTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private final String bucket = GATEWAY.bucket();

  /** Sends no checksum by itself. */
  private final S3Client silent =
      GATEWAY
          .client(S3Client.builder())
          .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
          .build();

  @AfterEach
  void close() {
    silent.close();
  }

  private String begin(ChecksumAlgorithm algorithm, ChecksumType type) {
    return silent
        .createMultipartUpload(
            r -> r.bucket(bucket).key("key").checksumAlgorithm(algorithm).checksumType(type))
        .uploadId();
  }

  private UploadPartResponse part(String upload, ChecksumAlgorithm algorithm) {
    return silent.uploadPart(
        r ->
            r.bucket(bucket).key("key").uploadId(upload).partNumber(1).checksumAlgorithm(algorithm),
        RequestBody.fromString("123456789"));
  }

  private CompleteMultipartUploadResponse complete(
      String upload, ChecksumType type, CompletedPart part) {
    return silent.completeMultipartUpload(r ->
        r.bucket(bucket)
            .key("key")
            .uploadId(upload)
            .checksumType(type)
            .multipartUpload(m -> m.parts(part)));
  }

  private static CompletedPart.Builder named(UploadPartResponse part) {
    return CompletedPart.builder().partNumber(1).eTag(part.eTag());
  }

  @ParameterizedTest
  @CsvSource({
    "CRC32, COMPOSITE, SHA1",
    "CRC32, COMPOSITE,",
    "CRC32, FULL_OBJECT, CRC32_C",
    "CRC64_NVME, FULL_OBJECT, CRC32",
    "SHA1, COMPOSITE, SHA256",
    "SHA256, COMPOSITE,"
  })
  void aPartMustBringWhatItsUploadWasBegunWith(
      ChecksumAlgorithm planned, ChecksumType type, ChecksumAlgorithm brought) {
    String upload = begin(planned, type);
    assertFails(400, "InvalidRequest", () -> part(upload, brought));
    assertThat(silent.listParts(r -> r.bucket(bucket).key("key").uploadId(upload)).parts())
        .isEmpty();
    part(upload, planned);
  }

  @Test
  void theRefusalNamesBoth() {
    String sha = begin(ChecksumAlgorithm.SHA256, ChecksumType.COMPOSITE);
    assertThatThrownBy(() -> part(sha, null))
        .hasMessageContaining("expected checksum type: sha256, actual checksum type: null");
    assertThatThrownBy(() -> part(sha, ChecksumAlgorithm.CRC32))
        .hasMessageContaining("expected checksum type: sha256, actual checksum type: crc32");
  }

  @ParameterizedTest
  @CsvSource({"CRC32", "CRC32_C", "CRC64_NVME"})
  void aPartMayBringNoneWhereTheWholeIsComputed(ChecksumAlgorithm planned) {
    String upload = begin(planned, ChecksumType.FULL_OBJECT);
    UploadPartResponse part = part(upload, null);
    var done = complete(upload, ChecksumType.FULL_OBJECT, named(part).build());
    assertThat(done.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
  }

  @ParameterizedTest
  @CsvSource({"CRC32", "SHA256", "CRC64_NVME", "''"})
  void anUploadThatWasBegunWithNothingBindsNobody(String brought) {
    String upload = begin(null, null);
    UploadPartResponse part =
        part(upload, brought.isEmpty() ? null : ChecksumAlgorithm.valueOf(brought));
    CompletedPart named =
        named(part)
            .checksumCRC32(part.checksumCRC32())
            .checksumSHA256(part.checksumSHA256())
            .build();
    var done = complete(upload, null, named);
    assertThat(done.checksumCRC64NVME()).isEqualTo("rosUhgp5mIg=");
  }

  @Test
  void theEndMustTellTheChecksumOfEveryPart() {
    String upload = begin(ChecksumAlgorithm.SHA256, ChecksumType.COMPOSITE);
    UploadPartResponse part = part(upload, ChecksumAlgorithm.SHA256);
    assertThatThrownBy(() -> complete(upload, null, named(part).build()))
        .hasMessageContaining("created using a sha256 checksum")
        .hasMessageContaining("missing for part 1");
    assertFails(400, "InvalidRequest", () -> complete(upload, null, named(part).build()));
    CompletedPart whole = named(part).checksumSHA256(part.checksumSHA256()).build();
    assertThat(complete(upload, null, whole).checksumSHA256()).endsWith("-1");
  }

  @ParameterizedTest
  @CsvSource({"CRC32, COMPOSITE", "CRC32, FULL_OBJECT", ",FULL_OBJECT"})
  void theEndMustSpeakOfTheSameType(ChecksumAlgorithm algorithm, ChecksumType type) {
    String upload = begin(algorithm, algorithm == null ? null : type);
    UploadPartResponse part = part(upload, ChecksumAlgorithm.CRC32);
    CompletedPart named = named(part).checksumCRC32(part.checksumCRC32()).build();
    ChecksumType other =
        type == ChecksumType.COMPOSITE ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE;
    assertFails(400, "InvalidRequest", () -> complete(upload, other, named));
    complete(upload, type, named);
  }
}
