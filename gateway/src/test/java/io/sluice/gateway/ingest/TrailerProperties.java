package io.sluice.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.gateway.auth.PayloadSeal.Chunked;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TrailerProperties {
  private static final String SIGNATURE = "x-amz-trailer-signature:" + "0".repeat(64) + "\r\n";

  @Property
  void itIsReadOrRefused(
      @ForAll("inputs") String text,
      @ForAll boolean signed,
      @ForAll Optional<ChecksumAlgorithm> announced) {
    Chunked seal = signed ? Chunks.signedWithTrailer() : Chunks.UNSIGNED;
    try {
      Trailer trailer = Trailer.parse(text, seal, announced);
      assertThat(trailer.checksum().map(Checksum::algorithm)).isEqualTo(announced);
      assertThat(trailer.toSign().lines().count()).isEqualTo(announced.isPresent() ? 1 : 0);
      assertThat(trailer.signature().isPresent() || !signed).isTrue();
    } catch (IngestFailure refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }

  @Property
  void theChecksumIsTheOneThatWasWritten(
      @ForAll ChecksumAlgorithm algorithm, @ForAll("raw") byte[] raw) {
    byte[] bytes = java.util.Arrays.copyOf(raw, algorithm.bytes());
    Checksum sum = Checksum.fullObject(algorithm, bytes);
    String text = ChecksumHeaders.name(algorithm) + ": " + sum.value() + "\r\n\r\n" + SIGNATURE;
    Trailer trailer = Trailer.parse(text, Chunks.signedWithTrailer(), Optional.of(algorithm));
    assertThat(trailer.checksum()).contains(sum);
    assertThat(trailer.toSign())
        .isEqualTo(ChecksumHeaders.name(algorithm) + ":" + sum.value() + "\n");
  }

  @Provide
  Arbitrary<byte[]> raw() {
    return Arbitraries.bytes().array(byte[].class).ofSize(32);
  }

  @Provide
  Arbitrary<String> inputs() {
    return Arbitraries.oneOf(
        Inputs.near(
            "x-amz-checksum-crc32:AAAAAA==\r\n" + SIGNATURE,
            "x-amz-checksum-crc64nvme:AAAAAAAAAAA=\r\n\r\n",
            SIGNATURE,
            "\r\n"),
        Inputs.of("x-amz-checksum-crc32", ":", "AAAAAA==", "\r\n", "\n", " ", SIGNATURE),
        Inputs.latin());
  }
}
