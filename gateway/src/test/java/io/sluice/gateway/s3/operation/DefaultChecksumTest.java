package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The checksum of those who send none, and which kinds can be asked for. */
class DefaultChecksumTest {
  /** The check value that the catalogue of CRCs gives for "123456789": AE8B14860A799888. */
  private static final String DIGITS = "rosUhgp5mIg=";

  @RegisterExtension static final Gateway GATEWAY = new Gateway();
  private final String bucket = GATEWAY.bucket();

  private static S3Client silent() {
    return GATEWAY
        .client(S3Client.builder())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .build();
  }

  @Test
  void anObjectGetsACrc64NvmeWhereItsSenderSentNothing() {
    try (S3Client s3 = silent()) {
      var put = s3.putObject(r -> r.bucket(bucket).key("key"), RequestBody.fromString("123456789"));
      assertThat(put.checksumCRC64NVME()).isEqualTo(DIGITS);
      assertThat(put.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
      var head = s3.headObject(r -> r.bucket(bucket).key("key").checksumMode(ChecksumMode.ENABLED));
      assertThat(head.checksumCRC64NVME()).isEqualTo(DIGITS);
      assertThat(head.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
      assertThat(s3.headObject(r -> r.bucket(bucket).key("key")).checksumType()).isNull();
    }
  }

  @Test
  void whoSendsAChecksumGetsThatAlone() {
    var put = GATEWAY.put(bucket, "key", "123456789");
    assertThat(put.checksumCRC32()).isNotNull();
    assertThat(put.checksumCRC64NVME()).isNull();
  }

  @Test
  void soDoesAnUploadInParts() {
    try (S3Client s3 = silent()) {
      var upload = s3.createMultipartUpload(r -> r.bucket(bucket).key("key"));
      assertThat(upload.checksumAlgorithm()).isNull();
      String id = upload.uploadId();
      var part =
          s3.uploadPart(
              r -> r.bucket(bucket).key("key").uploadId(id).partNumber(1),
              RequestBody.fromString("123456789"));
      assertThat(part.checksumCRC64NVME()).isEqualTo(DIGITS);
      CompletedPart named = CompletedPart.builder().partNumber(1).eTag(part.eTag()).build();
      var done =
          s3.completeMultipartUpload(
              r -> r.bucket(bucket).key("key").uploadId(id).multipartUpload(m -> m.parts(named)));
      assertThat(done.checksumCRC64NVME()).isEqualTo(DIGITS);
      assertThat(done.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CRC32, COMPOSITE, true",
    "CRC32, FULL_OBJECT, true",
    "CRC32_C, COMPOSITE, true",
    "CRC32_C, FULL_OBJECT, true",
    "CRC64_NVME, COMPOSITE, false",
    "CRC64_NVME, FULL_OBJECT, true",
    "SHA1, COMPOSITE, true",
    "SHA1, FULL_OBJECT, false",
    "SHA256, COMPOSITE, true",
    "SHA256, FULL_OBJECT, false",
    "SHA512, COMPOSITE, true",
    "SHA512, FULL_OBJECT, false",
    "MD5, COMPOSITE, true",
    "MD5, FULL_OBJECT, false",
    "XXHASH64, COMPOSITE, true",
    "XXHASH64, FULL_OBJECT, false",
    "XXHASH3, COMPOSITE, true",
    "XXHASH3, FULL_OBJECT, false",
    "XXHASH128, COMPOSITE, true",
    "XXHASH128, FULL_OBJECT, false"
  })
  void partsHaveTheKindsOfChecksumThatAwsLists(
      ChecksumAlgorithm algorithm, ChecksumType type, boolean served) {
    if (!served) {
      assertFails(400, "InvalidRequest", () -> begin(algorithm, type));
      return;
    }
    String id = begin(algorithm, type);
    UploadPartResponse part = digits(GATEWAY.s3(), bucket, id, algorithm);
    CompletedPart named = named(part);
    var done =
        GATEWAY
            .s3()
            .completeMultipartUpload(
                r -> r.bucket(bucket).key("key").uploadId(id).multipartUpload(m -> m.parts(named)));
    assertThat(done.checksumType()).isEqualTo(type);
  }

  /** Uploads nine digits as the first part of that key. The SDK computes no MD5. */
  static UploadPartResponse digits(
      S3Client s3, String bucket, String upload, ChecksumAlgorithm algorithm) {
    UploadPartRequest.Builder request =
        UploadPartRequest.builder().bucket(bucket).key("key").uploadId(upload).partNumber(1);
    UploadPartRequest summed =
        algorithm == ChecksumAlgorithm.MD5
            ? request.checksumMD5("JfnnlDI7RTiF9RgfG2JNCw==").build()
            : request.checksumAlgorithm(algorithm).build();
    return s3.uploadPart(summed, RequestBody.fromString("123456789"));
  }

  static CompletedPart named(UploadPartResponse part) {
    return CompletedPart.builder()
        .partNumber(1)
        .eTag(part.eTag())
        .checksumCRC32(part.checksumCRC32())
        .checksumCRC32C(part.checksumCRC32C())
        .checksumCRC64NVME(part.checksumCRC64NVME())
        .checksumSHA1(part.checksumSHA1())
        .checksumSHA256(part.checksumSHA256())
        .checksumSHA512(part.checksumSHA512())
        .checksumMD5(part.checksumMD5())
        .checksumXXHASH64(part.checksumXXHASH64())
        .checksumXXHASH3(part.checksumXXHASH3())
        .checksumXXHASH128(part.checksumXXHASH128())
        .build();
  }

  private String begin(ChecksumAlgorithm algorithm, ChecksumType type) {
    return GATEWAY
        .s3()
        .createMultipartUpload(
            r -> r.bucket(bucket).key("key").checksumAlgorithm(algorithm).checksumType(type))
        .uploadId();
  }
}
