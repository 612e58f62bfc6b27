package io.sluice.spi;

import java.util.Base64;

/**
 * A checksum of an object or a part.
 *
 * @param value the raw checksum in Base64, followed by {@code -N} where it is composite over N
 *     parts
 */
public record Checksum(ChecksumAlgorithm algorithm, ChecksumType type, String value) {

  public static Checksum fullObject(ChecksumAlgorithm algorithm, byte[] raw) {
    return new Checksum(
        algorithm, ChecksumType.FULL_OBJECT, Base64.getEncoder().encodeToString(raw));
  }

  public static Checksum composite(ChecksumAlgorithm algorithm, byte[] raw, int parts) {
    String value = Base64.getEncoder().encodeToString(raw) + "-" + parts;
    return new Checksum(algorithm, ChecksumType.COMPOSITE, value);
  }

  /** The checksum's bytes, without the number of parts. */
  public byte[] raw() {
    int dash = value.indexOf('-');
    return Base64.getDecoder().decode(dash < 0 ? value : value.substring(0, dash));
  }
}
