package io.sluice.gateway.it;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What came back. Two answers are never compared as wholes, so that an array does no harm. */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, Map<String, String> headers, byte[] body) {

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  String header(String name) {
    return headers.get(name);
  }

  String etag() {
    return headers.get("etag");
  }

  /** The error's code, or an empty string. */
  String code() {
    return status < 300 ? "" : element("Code");
  }

  /** The text of the first element of this name, or an empty string. */
  String element(String name) {
    return elements(name).stream().findFirst().orElse("");
  }

  List<String> elements(String name) {
    return Pattern.compile("<" + name + ">([^<]*)</" + name + ">")
        .matcher(text())
        .results()
        .map(result -> unescape(result.group(1)))
        .toList();
  }

  private static String unescape(String text) {
    return text.replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  @Override
  public String toString() {
    return status + " " + headers + " " + text().substring(0, Math.min(2000, text().length()));
  }
}
