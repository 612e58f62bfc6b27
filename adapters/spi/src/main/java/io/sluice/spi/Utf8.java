package io.sluice.spi;

import java.nio.charset.StandardCharsets;

/** The order of strings by their UTF-8 bytes, and whether they have such bytes at all. */
public final class Utf8 {

  private Utf8() {}

  /** Compares as unsigned UTF-8 bytes would, without encoding. */
  public static int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Only surrogates are out of order in UTF-16: they stand for the highest code points.
        return Character.isSurrogate(x) == Character.isSurrogate(y)
            ? Character.compare(x, y)
            : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Whether every surrogate of the string has its partner. */
  public static boolean isWellFormed(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || ++i == value.length()
            || !Character.isLowSurrogate(value.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** How many bytes the string has. */
  static int bytes(String value) {
    return value.getBytes(StandardCharsets.UTF_8).length;
  }
}
