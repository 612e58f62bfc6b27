package io.sluice.spi;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The name of a bucket: 1 to 255 bytes of UTF-8 without {@code /} and NUL, not starting with a dot.
 *
 * <p>This is what a store can hold. What a protocol lets people create is narrower, and its own
 * affair: a folder that an institution already has may carry a name S3 would not have allowed.
 *
 * <p>A name with a dot is that of a {@link #system system bucket}. No text becomes one, so nothing
 * that a client says can name it.
 */
public final class BucketName implements Comparable<BucketName> {

  public static final int MAX_BYTES = 255;

  private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,61}");

  private final String value;

  public BucketName(String value) {
    this(value, isValid(value));
  }

  private BucketName(String value, boolean valid) {
    if (!valid) {
      throw new IllegalArgumentException("not a bucket name: " + value);
    }
    this.value = value;
  }

  /**
   * A place of the gateway itself, for objects that no protocol may name. It is always there, in no
   * page of {@link ObjectStore#listBuckets}, and cannot be created or deleted; all calls on objects
   * work in it.
   *
   * @param name a lower case word, which the name has behind a dot
   */
  public static BucketName system(String name) {
    return new BucketName("." + name, SYSTEM.matcher(name).matches());
  }

  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.charAt(0) != '.'
        && value.indexOf('/') < 0
        && value.indexOf('\0') < 0
        && Utf8.isWellFormed(value)
        && value.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  public String value() {
    return value;
  }

  public boolean isSystem() {
    return value.charAt(0) == '.';
  }

  @Override
  public int compareTo(BucketName other) {
    return Utf8.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BucketName that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
