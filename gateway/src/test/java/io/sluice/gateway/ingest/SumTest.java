package io.sluice.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.ChecksumAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published check values of each algorithm. */
class SumTest {

  @ParameterizedTest
  @CsvSource({
    "CRC32, cbf43926",
    "CRC32C, e3069283",
    "CRC64NVME, ae8b14860a799888",
    "SHA1, f7c3bc1d808e04732adf679965ccc34ca7ae3441",
    "SHA256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
    "SHA512, "
        + "d9e6762dd1c8eaf6d61b3c6192fc408d4d6d5f1176d0c29169bc24e71c3f274a"
        + "d27fcd5811b313d681f7e55ec02d73d499c95455b6b5bb503acf574fba8ffe85",
    "MD5, 25f9e794323b453885f5181f1b624d0b",
    "XXHASH64, 8cb841db40e6ae83",
    "XXHASH3, 72dcb18b67a17dff",
    "XXHASH128, 33119477ede5dcd5e9716427681d5860"
  })
  void isThatOfTheNineDigits(ChecksumAlgorithm algorithm, String hex) {
    Sum sum = Sum.of(algorithm);
    sum.update(bytes("1234"));
    sum.update(ByteBuffer.allocateDirect(5).put(bytes("56789")).flip());
    assertThat(HexFormat.of().formatHex(sum.value())).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({"CRC32", "CRC32C", "CRC64NVME"})
  void ofNothingIsZero(ChecksumAlgorithm algorithm) {
    Sum fed = Sum.of(algorithm);
    fed.update(bytes(""));
    assertThat(fed.value()).isEqualTo(new byte[algorithm.bytes()]);
    assertThat(Sum.of(algorithm).value()).isEqualTo(new byte[algorithm.bytes()]);
  }

  @ParameterizedTest
  @CsvSource({
    "XXHASH64, ef46db3751d8e999, f306f04aa88b54d3",
    "XXHASH3, 2d06800538d394c2, 33ef703fb2b20ed1",
    "XXHASH128, 99aa06d3014798d86001c324468d497f, 18bf41bc8229e27733ef703fb2b20ed1"
  })
  void xxHashIsThatOfItsReference(ChecksumAlgorithm algorithm, String nothing, String thousand) {
    assertThat(HexFormat.of().formatHex(Sum.of(algorithm).value())).isEqualTo(nothing);
    byte[] bytes = new byte[1000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 251);
    }
    for (int step : new int[] {1, 7, 64, 300, 1000}) {
      Sum sum = Sum.of(algorithm);
      for (int at = 0; at < bytes.length; at += step) {
        sum.update(ByteBuffer.wrap(bytes, at, Math.min(step, bytes.length - at)));
      }
      assertThat(HexFormat.of().formatHex(sum.value()))
          .as("in steps of %d", step)
          .isEqualTo(thousand);
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
