package io.sluice.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeclaredProperties {

  @Property
  void headersAreReadOrRefused(@ForAll("headers") Map<String, String> headers) {
    try {
      Declared declared = Declared.ofHeaders(MultiMap.caseInsensitiveMultiMap().addAll(headers));
      assertThat(declared.contentLength().orElse(0)).isNotNegative();
      assertThat(declared.decodedLength().orElse(0)).isNotNegative();
      assertThat(declared.contentMd5().orElse("0".repeat(32))).matches("[0-9a-f]{32}");
      assertThat(declared.checksums().size()).isLessThanOrEqualTo(1);
      assertThat(declared.checksums()).allMatch(sum -> sum.raw().length == sum.algorithm().bytes());
    } catch (IngestFailure refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }

  @Property
  void aChecksumIsReadAsItWasWritten(
      @ForAll ChecksumAlgorithm algorithm, @ForAll("raw") byte[] raw) {
    Checksum sum = Checksum.fullObject(algorithm, Arrays.copyOf(raw, algorithm.bytes()));
    assertThat(ChecksumHeaders.checksum(algorithm, sum.value())).isEqualTo(sum);
    assertThat(ChecksumHeaders.algorithm(ChecksumHeaders.name(algorithm))).contains(algorithm);
  }

  @Provide
  Arbitrary<byte[]> raw() {
    return Arbitraries.bytes().array(byte[].class).ofSize(32);
  }

  @Provide
  Arbitrary<Map<String, String>> headers() {
    Arbitrary<String> names =
        Arbitraries.of(
            "content-length",
            "content-md5",
            "x-amz-decoded-content-length",
            "x-amz-checksum-crc32",
            "x-amz-checksum-sha256",
            "x-amz-trailer");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Inputs.near(
                "1234",
                "1B2M2Y8AsgTpgAmY7PhCfg==",
                "sOO8/Q==",
                "x-amz-checksum-crc64nvme",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            Inputs.text());
    return Arbitraries.maps(names, values).ofMaxSize(4);
  }
}
