package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.util.Base64;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The algorithms that AWS added in 2026, against values of their reference implementations. */
class NewChecksumsTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private final String bucket = GATEWAY.bucket();

  private void put(String header, String value) {
    GATEWAY
        .s3()
        .putObject(
            r ->
                r.bucket(bucket)
                    .key("key")
                    .overrideConfiguration(c -> c.putHeader("x-amz-checksum-" + header, value)),
            RequestBody.fromString("hello"));
  }

  private String head(String header) {
    return GATEWAY
        .s3()
        .headObject(r -> r.bucket(bucket).key("key").checksumMode(ChecksumMode.ENABLED))
        .sdkHttpResponse()
        .firstMatchingHeader("x-amz-checksum-" + header)
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "sha512, m3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw==",
    "md5, XUFAKrxLKna5cZ2REBfFkg==",
    "xxhash64, JseCfYifbaM=",
    "xxhash3, lVXoVVxi3P0=",
    "xxhash128, tenBrQcbPn/Hec+qXlI4GA=="
  })
  void oneThatIsSentIsComparedAndKept(String header, String value) {
    byte[] wrong = new byte[Base64.getDecoder().decode(value).length];
    String other = Base64.getEncoder().encodeToString(wrong);
    assertFails(400, "BadDigest", () -> put(header, other));
    assertFails(400, "InvalidRequest", () -> put(header, "AAAA"));
    assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "key"));
    put(header, value);
    assertThat(head(header)).isEqualTo(value);
    assertThat(head("type")).isEqualTo("FULL_OBJECT");
  }

  @ParameterizedTest
  @CsvSource({
    "SHA512, BAhVESR8pFuv/S2pHMrDSxjHVgcYCwozEda98ahLvKJ8ll4B1SyOb7caBgdNEU6tpyb0mS26scvZwucvSD0i8A==-1",
    "MD5, WSfF1k2UpXhvkAA6om0BWQ==-1",
    "XXHASH64, aIYCMYPSWcc=-1",
    "XXHASH3, ksPmtVIgSbU=-1",
    "XXHASH128, qhtapxAN/tUuBHXli2H9nQ==-1"
  })
  void thatOfPartsIsMadeOfTheirs(ChecksumAlgorithm algorithm, String value) {
    String id =
        GATEWAY
            .s3()
            .createMultipartUpload(r -> r.bucket(bucket).key("key").checksumAlgorithm(algorithm))
            .uploadId();
    UploadPartResponse part = DefaultChecksumTest.digits(GATEWAY.s3(), bucket, id, algorithm);
    GATEWAY
        .s3()
        .completeMultipartUpload(r ->
            r.bucket(bucket)
                .key("key")
                .uploadId(id)
                .multipartUpload(m -> m.parts(DefaultChecksumTest.named(part))));
    assertThat(head(algorithm.name().toLowerCase(java.util.Locale.ROOT))).isEqualTo(value);
    assertThat(head("type")).isEqualTo("COMPOSITE");
  }

  @ParameterizedTest
  @CsvSource({"MD5, XUFAKrxLKna5cZ2REBfFkg==", "XXHASH128, tenBrQcbPn/Hec+qXlI4GA=="})
  void aCopyMayHaveOne(ChecksumAlgorithm algorithm, String value) {
    GATEWAY.put(bucket, "source", "hello");
    GATEWAY
        .s3()
        .copyObject(r ->
            r.sourceBucket(bucket)
                .sourceKey("source")
                .destinationBucket(bucket)
                .destinationKey("key")
                .checksumAlgorithm(algorithm));
    assertThat(head(algorithm.name().toLowerCase(java.util.Locale.ROOT))).isEqualTo(value);
  }
}
