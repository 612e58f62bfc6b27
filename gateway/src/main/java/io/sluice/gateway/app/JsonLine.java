package io.sluice.gateway.app;

/** Writes one flat JSON object on one line. */
final class JsonLine {
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private final StringBuilder text = new StringBuilder(512).append('{');

  void add(String name, Object value) {
    if (text.length() > 1) {
      text.append(',');
    }
    quote(name);
    text.append(':');
    if (value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else {
      quote(String.valueOf(value));
    }
  }

  String end() {
    return text.append("}\n").toString();
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c == '\n') {
        text.append("\\n");
      } else if (c < ' ' || c == 0x7f) {
        text.append("\\u00").append(DIGITS[c >> 4]).append(DIGITS[c & 15]);
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
