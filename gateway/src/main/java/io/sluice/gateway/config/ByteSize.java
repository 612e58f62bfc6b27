package io.sluice.gateway.config;

import java.util.Map;

/**
 * A number of bytes, written as {@code 512}, {@code 64KiB}, {@code 8MiB}, {@code 5GiB} or {@code
 * 1TiB}.
 */
public record ByteSize(long bytes) {
  private static final Map<String, Integer> SHIFTS =
      Map.of("", 0, "B", 0, "KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);
  private static final String[] UNITS = {"TiB", "GiB", "MiB", "KiB"};

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is never negative");
    }
  }

  public static ByteSize kib(long count) {
    return new ByteSize(Math.multiplyExact(count, 1L << 10));
  }

  public static ByteSize mib(long count) {
    return new ByteSize(Math.multiplyExact(count, 1L << 20));
  }

  public static ByteSize gib(long count) {
    return new ByteSize(Math.multiplyExact(count, 1L << 30));
  }

  /** Reads what {@link #toString} writes. Throws {@link IllegalArgumentException}. */
  public static ByteSize parse(String text) {
    int digits = 0;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    Integer shift = SHIFTS.get(text.substring(digits).strip());
    if (digits == 0 || digits > 18 || shift == null) {
      throw new IllegalArgumentException("not a size: " + text);
    }
    long count = Long.parseLong(text.substring(0, digits));
    if (count > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException("more than can be counted: " + text);
    }
    return new ByteSize(count << shift);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The same as an int, for what lives in memory. */
  public int toInt() {
    return Math.toIntExact(bytes);
  }

  @Override
  public String toString() {
    for (String unit : UNITS) {
      long one = 1L << SHIFTS.get(unit);
      if (bytes >= one && bytes % one == 0) {
        return bytes / one + unit;
      }
    }
    return Long.toString(bytes);
  }
}
