package io.sluice.gateway.representation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text in headers beyond ASCII. Written as RFC 2047 says, as AWS does; read in that form and as raw
 * UTF-8, since clients send both.
 */
public final class MetaText {

  private MetaText() {}

  /** What a header value means. The HTTP decoder gives one character a byte. */
  public static String decode(String header) {
    return header.startsWith("=?") && header.endsWith("?=") ? words(header) : utf8(header);
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
    while (at < header.length()) {
      String[] fields = header.substring(at).split("\\?", 5);
      if (fields.length < 5 || !fields[0].strip().equals("=") || !fields[4].startsWith("=")) {
        return header;
      }
      String decoded = word(fields[1], fields[2], fields[3]);
      if (decoded == null) {
        return header;
      }
      text.append(decoded);
      int length = fields[0].length() + fields[1].length() + fields[2].length();
      at += length + fields[3].length() + 5;
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
        bytes.put((byte) Integer.parseInt(payload, i + 1, Math.min(i + 3, payload.length()), 16));
        i += 2;
      } else {
        bytes.put((byte) (c == '_' ? ' ' : c));
      }
    }
    byte[] result = new byte[bytes.position()];
    bytes.flip().get(result);
    return result;
  }

  /** How the text is written into a header. */
  public static String encode(String text) {
    if (isPlain(text)) {
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
