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
    "SHA256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"
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

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
