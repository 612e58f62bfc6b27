package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class ChecksumTest {

  private static final byte[] RAW = {1, 2, 3, -4};

  @Test
  void aFullObjectChecksumIsBase64() {
    Checksum checksum = Checksum.fullObject(ChecksumAlgorithm.CRC32, RAW);
    assertThat(checksum.value()).isEqualTo("AQID/A==");
    assertThat(checksum.raw()).isEqualTo(RAW);
  }

  @Test
  void aCompositeChecksumNamesTheNumberOfParts() {
    Checksum checksum = Checksum.composite(ChecksumAlgorithm.CRC32, RAW, 12);
    assertThat(checksum.value()).isEqualTo("AQID/A==-12");
    assertThat(checksum.raw()).isEqualTo(RAW);
  }

  @Test
  void anETagHasNoQuotes() {
    assertThat(ETag.ofMd5(RAW)).hasToString("010203fc");
    assertThatIllegalArgumentException().isThrownBy(() -> new ETag("\"010203fc\""));
    assertThatIllegalArgumentException().isThrownBy(() -> new ETag(""));
  }
}
