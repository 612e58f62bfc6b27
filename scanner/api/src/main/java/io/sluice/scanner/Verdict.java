package io.sluice.scanner;

/** What a scanner says of some bytes. What follows from it is policy, chosen elsewhere. */
public sealed interface Verdict {

  /** Looked at in full, and nothing was found. */
  record Clean() implements Verdict {}

  /** The scanner knows these bytes by this name. */
  record Infected(String signature) implements Verdict {}

  /** Nobody looked, or not at everything; never the same as clean. */
  record NotScanned(Reason reason) implements Verdict {}

  /** A scan is on its way. */
  record Pending() implements Verdict {}

  /** The stable text form, which {@link #parse} reads. */
  default String format() {
    return switch (this) {
      case Clean() -> "clean";
      case Infected(String signature) -> "infected:" + signature;
      case NotScanned(Reason reason) -> "not-scanned:" + reason.text();
      case Pending() -> "pending";
    };
  }

  /**
   * Reads what {@link #format} wrote.
   *
   * @throws IllegalArgumentException on any other text, so that a damaged verdict is never clean
   */
  static Verdict parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String detail = colon < 0 ? "" : text.substring(colon + 1);
    Verdict verdict =
        switch (kind) {
          case "clean" -> new Clean();
          case "pending" -> new Pending();
          case "infected" -> new Infected(detail);
          case "not-scanned" -> new NotScanned(Reason.of(detail));
          default -> throw new IllegalArgumentException("not a verdict: " + text);
        };
    if (!verdict.format().equals(text)) {
      throw new IllegalArgumentException("not a verdict: " + text);
    }
    return verdict;
  }
}
