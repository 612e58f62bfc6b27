package io.sluice.gateway.representation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in headers beyond ASCII. Written as RFC 2047 says, as AWS does; read in that form and as raw
 * UTF-8, since clients send both.
 */
public final class MetaText {
  private static final Pattern WORD = Pattern.compile("\\s*=\\?([^?]*+)\\?([^?]*+)\\?([^?]*+)\\?=");

  private MetaText() {}

  /** What a header value means. The HTTP decoder gives one character a byte. */
  public static String decode(String header) {
    return looksEncoded(header) ? words(header) : utf8(header);
  }

  private static boolean looksEncoded(String header) {
    return header.startsWith("=?") && header.endsWith("?=");
  }

  private static String utf8(String header) {
    if (isPlain(header)) {
      return header;
    }
    try {
      byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }

  /** One or more encoded words with white space between; text that is none stays as it is. */
  private static String words(String header) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    Matcher word = WORD.matcher(header);
    while (at < header.length()) {
      if (!word.region(at, header.length()).lookingAt()) {
        return header;
      }
      String decoded = word(word.group(1), word.group(2), word.group(3));
      if (decoded == null) {
        return header;
      }
      text.append(decoded);
      at = word.end();
    }
    return text.toString();
  }

  private static String word(String charset, String encoding, String payload) {
    try {
      byte[] bytes =
          switch (encoding) {
            case "B", "b" -> Base64.getDecoder().decode(payload);
            case "Q", "q" -> quoted(payload);
            default -> throw new IllegalArgumentException(encoding);
          };
      return new String(bytes, Charset.forName(charset));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static byte[] quoted(String payload) {
    ByteBuffer bytes = ByteBuffer.allocate(payload.length());
    for (int i = 0; i < payload.length(); i++) {
      char c = payload.charAt(i);
      if (c == '=') {
        if (payload.length() - i < 3) {
          throw new IllegalArgumentException(payload);
        }
        bytes.put((byte) HexFormat.fromHexDigits(payload, i + 1, i + 3));
        i += 2;
      } else {
        bytes.put((byte) (c == '_' ? ' ' : c));
      }
    }
    byte[] result = new byte[bytes.position()];
    bytes.flip().get(result);
    return result;
  }

  /** How the text is written into a header. What only looks like encoded text is encoded, too. */
  public static String encode(String text) {
    if (isPlain(text) && !looksEncoded(text)) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
