package io.sluice.gateway.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of AWS's S3 API that ask for something, beside those that operations read. */
class UnservedHeadersTest {

  private static void check(String name, String value) {
    UnservedHeaders.check(
        S3Operation.PUT_OBJECT, MultiMap.caseInsensitiveMultiMap().set(name, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-amz-bucket-namespace | account-regional",
        "x-amz-bucket-object-lock-enabled | true",
        "x-amz-copy-source-server-side-encryption-customer-algorithm | AES256",
        "x-amz-if-match-initiated-time | Wed, 21 Oct 2015 07:28:00 GMT",
        "x-amz-mfa | 1 2",
        "x-amz-object-lock-event-hold | ON",
        "x-amz-object-lock-event-hold-duration-days | 1",
        "x-amz-object-lock-legal-hold | OFF",
        "x-amz-object-lock-mode | GOVERNANCE",
        "x-amz-object-lock-retain-until-date | 2030-01-01T00:00:00Z",
        "x-amz-object-ownership | ObjectWriter",
        "x-amz-server-side-encryption | AES256",
        "x-amz-server-side-encryption-customer-key | c2VjcmV0",
        "x-amz-website-redirect-location | /a",
        "x-amz-write-offset-bytes | 0"
      })
  void whatWouldBeIgnoredIsNotImplemented(String name, String value) {
    S3Failure failure = catchThrowableOfType(S3Failure.class, () -> check(name, value));
    assertThat(failure).as(name).isNotNull();
    assertThat(failure.error().code()).isEqualTo(S3ErrorCode.NOT_IMPLEMENTED);
    assertThat(failure.error().message()).doesNotContain("c2VjcmV0");
  }

  @Test
  void aChecksumOfNoAlgorithmIsInvalid() {
    S3Failure failure =
        catchThrowableOfType(S3Failure.class, () -> check("x-amz-checksum-crc33", "AAAA"));
    assertThat(failure.error().code()).isEqualTo(S3ErrorCode.INVALID_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-amz-bucket-namespace: global",
        "x-amz-checksum-algorithm: SHA256",
        "x-amz-checksum-crc32: AAAAAA==",
        "x-amz-checksum-crc64nvme: AAAAAAAAAAA=",
        "x-amz-checksum-md5: 1B2M2Y8AsgTpgAmY7PhCfg==",
        "x-amz-checksum-mode: ENABLED",
        "x-amz-checksum-sha512: x",
        "x-amz-checksum-type: FULL_OBJECT",
        "X-Amz-Checksum-XXHASH64: x",
        "x-amz-checksum-xxhash3: x",
        "x-amz-checksum-xxhash128: x",
        "x-amz-meta-object-lock-mode: x",
        "x-amz-object-ownership: BucketOwnerEnforced",
        "x-amz-request-payer: requester",
        "x-amz-sdk-checksum-algorithm: CRC32",
        "x-amz-storage-class: STANDARD"
      })
  void whatIsServedOrChangesNothingPasses(String line) {
    String[] header = line.split(": ", 2);
    assertThatNoException().isThrownBy(() -> check(header[0], header[1]));
  }
}
