package io.sluice.spi;

import java.util.zip.Checksum;

/** CRC-64/NVME a bit at a time, in the words of its definition: slow, and plain to see. */
final class Crc64Nvme implements Checksum {

  private static final long REFLECTED_GENERATOR = 0x9A6C9329AC4BC9B5L;

  private long remainder = -1;

  @Override
  public void update(int b) {
    remainder ^= b & 0xff;
    for (int bit = 0; bit < 8; bit++) {
      remainder = (remainder & 1) == 1 ? (remainder >>> 1) ^ REFLECTED_GENERATOR : remainder >>> 1;
    }
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      update(bytes[i]);
    }
  }

  @Override
  public long getValue() {
    return ~remainder;
  }

  @Override
  public void reset() {
    remainder = -1;
  }
}
