package io.sluice.gateway.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/**
 * Percent-encoding as signatures want it: everything but letters, digits and {@code -._~}, with
 * upper-case hex. Strings hold one byte of the wire a character, as HTTP servers hand them over.
 */
final class Percent {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Percent() {}

  /** The one encoding that a part of a query can have, whichever one it came in. */
  static String canonicalQueryPart(String raw) {
    return canonical(raw, ' ', false);
  }

  /** The same for a path: slashes stay, a plus sign is one. */
  static String canonicalPath(String raw) {
    return canonical(raw, '+', true);
  }

  /** The text behind an encoded part of a query; what is no UTF-8 is replaced. */
  static String decode(String encoded) {
    return new String(bytes(encoded).getBytes(ISO_8859_1), UTF_8);
  }

  /** The bytes behind it, one a character. */
  static String bytes(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded;
    }
    byte[] bytes = new byte[encoded.length()];
    int length = 0;
    for (int i = 0; i < encoded.length(); i++) {
      int escaped = escaped(encoded, i);
      bytes[length++] = (byte) (escaped < 0 ? encoded.charAt(i) : escaped);
      i += escaped < 0 ? 0 : 2;
    }
    return new String(bytes, 0, length, ISO_8859_1);
  }

  private static String canonical(String raw, char plus, boolean slashes) {
    if (isCanonical(raw, slashes)) {
      return raw;
    }
    StringBuilder to = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      int escaped = escaped(raw, i);
      if (slashes && (c == '/' || escaped == '/')) {
        to.append('/'); // a key's slash is one however it was sent: Java's SDK sends //a as /%2Fa
        i += escaped < 0 ? 0 : 2;
      } else if (escaped >= 0) {
        append(to, (char) escaped);
        i += 2;
      } else {
        append(to, c == '+' ? plus : c);
      }
    }
    return to.toString();
  }

  private static boolean isCanonical(String raw, boolean slashes) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (!isUnreserved(c) && !(slashes && c == '/')) {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder to, char c) {
    if (isUnreserved(c)) {
      to.append(c);
    } else {
      to.append('%').append(HEX[(c >> 4) & 15]).append(HEX[c & 15]);
    }
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /** The byte that an escape at this place stands for, or -1 where there is none. */
  private static int escaped(String raw, int at) {
    if (raw.charAt(at) != '%' || at + 2 >= raw.length()) {
      return -1;
    }
    char high = raw.charAt(at + 1);
    char low = raw.charAt(at + 2);
    return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)
        ? HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low)
        : -1;
  }
}
