package io.sluice.contract;

import java.util.List;
import java.util.stream.Stream;

/** Keys that stores are known to stumble over. */
final class HurtingKeys {

  private static final List<String> CHARACTERS =
      List.of(
          "a b",
          " a",
          "a ",
          " ",
          "a+b",
          "a%b",
          "a%20b",
          "a%2Fb",
          "%2e%2e/a",
          "a#b",
          "a?b",
          "a&b=c",
          "a\"b",
          "a'b",
          "a<b>",
          "a:b",
          "a|b",
          "a*b",
          "$(a)",
          "`a`",
          "~",
          "-a",
          "--",
          "a;b",
          "a,b",
          "a\\b",
          "\\",
          "a\nb",
          "\n",
          "a\r\nb",
          "a\tb",
          "\u0001",
          "a\u001Fb",
          "a\u007F",
          "a\u0085b",
          "\uFEFFa",
          "a\u200Bb",
          "a\uFFFDb",
          "\uFFFF",
          "A",
          "CON",
          "a.",
          "a..");

  private static final List<String> SCRIPTS =
      List.of(
          "\u00FC",
          "u\u0308",
          "\u00C4/\u00E4",
          "A\u0308/a\u0308",
          "\u00DF",
          "\uFB01",
          "\u0130",
          "\u65E5\u672C",
          "\u05D0\u05D1",
          "\uD83D\uDE00",
          "\uD83D\uDE00/\uD83D\uDE01",
          "\uE000",
          "\uDBFF\uDFFF");

  private static final List<String> PATHS =
      List.of(
          "a",
          "a/",
          "a/b",
          "a/b/",
          "a//",
          "a//b",
          "a///b",
          "/",
          "//",
          "/a",
          "//a",
          "/a/b",
          ".",
          "..",
          "./",
          "../",
          "./a",
          "../a",
          "../../a",
          "a/.",
          "a/..",
          "a/./b",
          "a/../b",
          "/..",
          "/../a",
          "...",
          ".../a",
          "a/.../b",
          ".a",
          "..a",
          "a/.b",
          "/etc/passwd");

  private static final List<String> OWN_NAMES =
      List.of(
          ".sluice",
          ".sluice/",
          ".sluice/a",
          ".sluice.a",
          ".sluice.tmp/a",
          "a/.sluice",
          "a/.sluice.b",
          ".sluice.dir",
          "a/.sluice.dir",
          ".sluice.%2F",
          "a/.sluice.%2F");

  private static final List<String> LENGTHS =
      List.of(
          "x".repeat(255),
          "x".repeat(256),
          "x".repeat(300),
          "x".repeat(1024),
          "d/" + "x".repeat(255),
          "d/" + "x".repeat(256),
          "d/" + "x".repeat(300) + "/y",
          "x".repeat(300) + "/" + "y".repeat(300),
          "x".repeat(255) + "/" + "y".repeat(255) + "/" + "z".repeat(255) + "/" + "w".repeat(256),
          "\u00FC".repeat(127) + "x",
          "\u00FC".repeat(128),
          "\uD83D\uDE00".repeat(256),
          "n/".repeat(512),
          "n/".repeat(511) + "nn",
          "/".repeat(1024),
          "../".repeat(341));

  static final List<String> ALL =
      Stream.of(CHARACTERS, SCRIPTS, PATHS, OWN_NAMES, LENGTHS).flatMap(List::stream).toList();

  private HurtingKeys() {}

  /** A name for reports: printable, and not longer than a line. */
  static String shown(String key) {
    StringBuilder shown = new StringBuilder();
    key.codePoints()
        .limit(40)
        .forEach(
            c -> shown.append(c > ' ' && c < 127 ? Character.toString(c) : "<%04X>".formatted(c)));
    return key.length() > 40 ? shown + "... (" + key.length() + ")" : shown.toString();
  }
}
