package io.sluice.gateway.search;

/** What the index notes of an object whose text it does not have, in words for people. */
final class Notes {

  private Notes() {}

  static String sentence(String note) {
    return "it can be found by its name only: "
        + switch (note) {
          case "truncated" -> "its text is too long, what comes first is searched";
          case "too-large" -> "it is too large to be read";
          case "encrypted" -> "it opens only with a password";
          case "corrupt" -> "it is damaged, or not what its name says";
          case "unsupported" -> "there is no text in this kind of file";
          case "limits" -> "it unpacks to too much";
          case "timed-out" -> "reading it took too long";
          case "crashed" -> "reading it failed";
          case "awaits-scan" -> "it waits for the virus scanner";
          default -> note;
        };
  }
}
