package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CrcCombinationTest {

  private static final byte[] CHECK = "123456789".getBytes(StandardCharsets.US_ASCII);

  @Test
  void theReferencesGiveThePublishedCheckValues() {
    assertThat(crc(ChecksumAlgorithm.CRC32, CHECK, 0, 9)).isEqualTo(0xCBF43926L);
    assertThat(crc(ChecksumAlgorithm.CRC32C, CHECK, 0, 9)).isEqualTo(0xE3069283L);
    assertThat(crc(ChecksumAlgorithm.CRC64NVME, CHECK, 0, 9)).isEqualTo(0xAE8B14860A799888L);
  }

  @ParameterizedTest
  @EnumSource(names = {"CRC32", "CRC32C", "CRC64NVME"})
  void twoRunsCombineToTheCrcOfBothWhereverTheyAreSplit(ChecksumAlgorithm algorithm) {
    for (int split = 0; split <= CHECK.length; split++) {
      assertThat(combined(algorithm, CHECK, split))
          .isEqualTo(crc(algorithm, CHECK, 0, CHECK.length));
    }
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(5_000)];
      random.nextBytes(bytes);
      assertThat(combined(algorithm, bytes, random.nextInt(bytes.length + 1)))
          .isEqualTo(crc(algorithm, bytes, 0, bytes.length));
    }
  }

  @Test
  void aSecondRunOfGibibytesIsCombinedWithoutItsBytes() {
    CrcCombination combination = CrcCombination.of(ChecksumAlgorithm.CRC64NVME);
    long a = 0x0123456789ABCDEFL;
    long atOnce = combination.combine(a, 0, 3L << 40);
    long inSteps = combination.combine(combination.combine(a, 0, 1L << 40), 0, 2L << 40);
    assertThat(atOnce).isEqualTo(inSteps).isNotEqualTo(a);
  }

  @ParameterizedTest
  @EnumSource(names = {"SHA1", "SHA256"})
  void aHashCannotBeCombined(ChecksumAlgorithm algorithm) {
    assertThat(algorithm.isLinear()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> CrcCombination.of(algorithm));
  }

  private static long combined(ChecksumAlgorithm algorithm, byte[] bytes, int split) {
    int rest = bytes.length - split;
    return CrcCombination.of(algorithm)
        .combine(crc(algorithm, bytes, 0, split), crc(algorithm, bytes, split, rest), rest);
  }

  static long crc(ChecksumAlgorithm algorithm, byte[] bytes, int offset, int length) {
    Checksum crc =
        switch (algorithm) {
          case CRC32 -> new CRC32();
          case CRC32C -> new CRC32C();
          case CRC64NVME -> new Crc64Nvme();
          default -> throw new IllegalArgumentException("not a CRC: " + algorithm);
        };
    crc.update(bytes, offset, length);
    return crc.getValue();
  }
}
