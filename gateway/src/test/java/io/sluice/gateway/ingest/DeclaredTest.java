package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.INVALID_CHECKSUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.gateway.ingest.IngestFailure.Reason;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredTest {

  @Test
  void readsWhatTheHeadersSay() {
    Declared declared =
        Declared.ofHeaders(
            headers("Content-Length", "66824")
                .add("X-Amz-Decoded-Content-Length", "66560")
                .add("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==")
                .add("x-amz-checksum-CRC32C", "sOO8/Q==")
                .add("x-amz-checksum-algorithm", "CRC32C")
                .add("x-amz-trailer", "x-amz-checksum-crc64nvme"));
    assertThat(declared.contentLength()).hasValue(66_824);
    assertThat(declared.decodedLength()).hasValue(66_560);
    assertThat(declared.contentMd5()).contains("d41d8cd98f00b204e9800998ecf8427e");
    assertThat(declared.checksums())
        .containsExactly(ChecksumHeaders.checksum(ChecksumAlgorithm.CRC32C, "sOO8/Q=="));
    assertThat(declared.trailer()).contains(ChecksumAlgorithm.CRC64NVME);
    assertThat(declared.withoutChecksums().checksums()).isEmpty();
  }

  @Test
  void readsNothingWhereNothingIsSaid() {
    Declared declared = Declared.ofHeaders(headers("Host", "h"));
    assertThat(declared.contentLength()).isEmpty();
    assertThat(declared.decodedLength()).isEmpty();
    assertThat(declared.contentMd5()).isEmpty();
    assertThat(declared.checksums()).isEmpty();
    assertThat(declared.trailer()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_LENGTH,   content-length, -1",
    "INVALID_LENGTH,   content-length, +1",
    "INVALID_LENGTH,   content-length, ''",
    "INVALID_LENGTH,   content-length, 1e3",
    "INVALID_LENGTH,   x-amz-decoded-content-length, 9999999999999999999",
    "INVALID_LENGTH,   x-amz-decoded-content-length, '1 '",
    "INVALID_DIGEST,   content-md5, ''",
    "INVALID_DIGEST,   content-md5, d41d8cd98f00b204e9800998ecf8427e",
    "INVALID_DIGEST,   content-md5, not base64",
    "INVALID_CHECKSUM, x-amz-checksum-sha256, sOO8/Q==",
    "INVALID_CHECKSUM, x-amz-checksum-crc32, %%",
    "INVALID_TRAILER,  x-amz-trailer, x-amz-checksum-md4",
    "INVALID_TRAILER,  x-amz-trailer, ''"
  })
  void refusesWhatIsNone(Reason reason, String name, String value) {
    refused(reason, headers(name, value));
  }

  @Test
  void refusesTwoChecksums() {
    refused(
        INVALID_CHECKSUM,
        headers("x-amz-checksum-crc32c", "sOO8/Q==").add("x-amz-checksum-crc32", "sOO8/Q=="));
    refused(
        INVALID_CHECKSUM,
        headers("x-amz-checksum-crc32c", "sOO8/Q==").add("x-amz-checksum-crc32c", "AAAAAA=="));
  }

  @Test
  void namesTheChecksumThatIsInvalid() {
    assertThatExceptionOfType(IngestFailure.class)
        .isThrownBy(() -> Declared.ofHeaders(headers("x-amz-checksum-sha1", "AAAA")))
        .satisfies(failure -> assertThat(failure.algorithm()).contains(ChecksumAlgorithm.SHA1));
  }

  @Test
  void aChecksumKeepsItsText() {
    Checksum checksum = ChecksumHeaders.checksum(ChecksumAlgorithm.CRC32C, "sOO8/Q==");
    assertThat(checksum.value()).isEqualTo("sOO8/Q==");
  }

  private static void refused(Reason reason, MultiMap headers) {
    assertThatExceptionOfType(IngestFailure.class)
        .isThrownBy(() -> Declared.ofHeaders(headers))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private static MultiMap headers(String name, String value) {
    return MultiMap.caseInsensitiveMultiMap().add(name, value);
  }
}
