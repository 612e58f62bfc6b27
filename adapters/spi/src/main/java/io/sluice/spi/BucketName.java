package io.sluice.spi;

import java.nio.charset.StandardCharsets;

/**
 * The name of a bucket: 1 to 255 bytes of UTF-8 without {@code /} and NUL, not starting with a dot.
 *
 * <p>This is what a store can hold. What a protocol lets people create is narrower, and its own
 * affair: a folder that an institution already has may carry a name S3 would not have allowed.
 */
public record BucketName(String value) implements Comparable<BucketName> {

  public static final int MAX_BYTES = 255;

  public BucketName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a bucket name: " + value);
    }
  }

  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.charAt(0) != '.'
        && value.indexOf('/') < 0
        && value.indexOf('\0') < 0
        && Utf8.isWellFormed(value)
        && value.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  @Override
  public int compareTo(BucketName other) {
    return Utf8.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
