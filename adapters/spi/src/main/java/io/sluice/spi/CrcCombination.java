package io.sluice.spi;

/**
 * The CRC of two runs of bytes put together, from the CRC of each and the length of the second.
 * Reflected CRCs with all-ones start and end values only, which all of {@link ChecksumAlgorithm}'s
 * are.
 *
 * <p>A CRC is a polynomial over GF(2): appending n bytes multiplies it by x^(8n) modulo the
 * generator.
 */
final class CrcCombination {

  private final int width;
  private final long generator;

  private CrcCombination(int width, long generator) {
    this.width = width;
    this.generator = generator;
  }

  static CrcCombination of(ChecksumAlgorithm algorithm) {
    return switch (algorithm) {
      case CRC32 -> new CrcCombination(32, 0xEDB88320L);
      case CRC32C -> new CrcCombination(32, 0x82F63B78L);
      case CRC64NVME -> new CrcCombination(64, 0x9A6C9329AC4BC9B5L);
      default -> throw new IllegalArgumentException(algorithm + " cannot be combined");
    };
  }

  long combine(long first, long second, long secondBytes) {
    return multiply(power(secondBytes), first) ^ second;
  }

  /** x^(8 * bytes); in the reflected form the highest bit is x^0. */
  private long power(long bytes) {
    long result = 1L << (width - 1);
    long square = 1L << (width - 1 - 8);
    for (long n = bytes; n > 0; n >>= 1) {
      if ((n & 1) == 1) {
        result = multiply(square, result);
      }
      square = multiply(square, square);
    }
    return result;
  }

  private long multiply(long a, long b) {
    long product = 0;
    long shifted = b;
    for (long bit = 1L << (width - 1); bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) == 1 ? (shifted >>> 1) ^ generator : shifted >>> 1;
    }
    return product;
  }
}
