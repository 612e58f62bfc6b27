package io.sluice.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of UTF-8, strictly: what is not right is refused, never guessed. */
public final class Percent {
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private Percent() {}

  /** Decodes a path, where a plus is a plus. Throws {@link IllegalArgumentException}. */
  public static String decode(String text) {
    return decode(text, false);
  }

  /**
   * Decodes a part of a query, where a plus is a space. Throws {@link IllegalArgumentException}.
   */
  public static String decodeQuery(String text) {
    return decode(text, true);
  }

  private static String decode(String text, boolean plusIsSpace) {
    return isPlain(text, plusIsSpace) ? text : decodeBytes(text, plusIsSpace);
  }

  private static boolean isPlain(String text, boolean plusIsSpace) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c >= 128 || (plusIsSpace && c == '+')) {
        return false;
      }
    }
    return true;
  }

  private static String decodeBytes(String text, boolean plusIsSpace) {
    byte[] bytes = new byte[text.length() * 3];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes[length++] = (byte) (digit(text, i + 1) << 4 | digit(text, i + 2));
        i += 2;
      } else if (c < 128) {
        bytes[length++] = (byte) (c == '+' && plusIsSpace ? ' ' : c);
      } else if (c < 256) {
        // The decoder of HTTP gives one character a byte: clients that send raw UTF-8 are read too.
        bytes[length++] = (byte) c;
      } else {
        throw new IllegalArgumentException("not percent-encoded: " + text);
      }
    }
    return utf8(bytes, length);
  }

  private static int digit(String text, int at) {
    if (at >= text.length() || !HexFormat.isHexDigit(text.charAt(at))) {
      throw new IllegalArgumentException("not percent-encoded: " + text);
    }
    return HexFormat.fromHexDigit(text.charAt(at));
  }

  private static String utf8(byte[] bytes, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }

  /** Encodes everything but letters, digits, {@code - . _ ~ /}. */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isUnreserved(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(DIGITS[c >> 4]).append(DIGITS[c & 15]);
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~'
        || c == '/';
  }
}
