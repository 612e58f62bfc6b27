package io.sluice.spi;

/**
 * The checksums that a client may send and ask for. {@code bytes} is the length of the raw value.
 */
public enum ChecksumAlgorithm {
  CRC32(4),
  CRC32C(4),
  CRC64NVME(8),
  SHA1(20),
  SHA256(32),
  SHA512(64),
  MD5(16),
  XXHASH64(8),
  /** XXH3 with 64 bits. */
  XXHASH3(8),
  /** XXH3 with 128 bits. */
  XXHASH128(16);

  private final int bytes;

  ChecksumAlgorithm(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }

  /** Whether the checksum of a whole can be computed from those of its parts. */
  public boolean isLinear() {
    return this == CRC32 || this == CRC32C || this == CRC64NVME;
  }
}
