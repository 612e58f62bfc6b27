package io.sluice.spi;

import java.nio.charset.StandardCharsets;

/**
 * The key of an object: 1 to 1,024 bytes of UTF-8 without NUL. Every other character counts, and
 * nothing is normalised: {@code a//b}, {@code a/./b} and {@code a/b} are three keys.
 *
 * <p>Keys are ordered by their UTF-8 bytes, which differs from {@link String#compareTo} beyond the
 * basic plane.
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {

  public static final int MAX_BYTES = 1024;

  public ObjectKey {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an object key: " + value);
    }
  }

  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.indexOf('\0') < 0
        && Utf8.isWellFormed(value)
        && (value.length() * 3 <= MAX_BYTES
            || value.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES);
  }

  @Override
  public int compareTo(ObjectKey other) {
    return Utf8.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
