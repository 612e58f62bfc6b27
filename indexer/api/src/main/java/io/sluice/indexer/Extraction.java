package io.sluice.indexer;

import java.util.Optional;

/**
 * What came out of a document.
 *
 * @param contentType as it was found out, lower case and without parameters; what was declared
 *     where nobody looked
 * @param language ISO 639-1, where there was enough text to tell
 * @param title what the document calls itself, or empty
 * @param text everything readable, attachments and recognised pages included; empty where there is
 *     none
 */
public record Extraction(
    Outcome outcome,
    String contentType,
    Optional<String> language,
    String title,
    Optional<String> text) {

  /** How it went. */
  public enum Outcome {
    /** All of it, which may be nothing where the document has no text. */
    COMPLETE("", false),
    /** The text is cut off at a limit. */
    TRUNCATED("truncated", false),
    /** Larger than what is read at all. */
    TOO_LARGE("too-large", false),
    /** It opens only with a password. */
    ENCRYPTED("encrypted", false),
    /** It is not what it says it is, or damaged. */
    CORRUPT("corrupt", false),
    /** A kind of document that has no text, or that nobody here can read. */
    UNSUPPORTED("unsupported", false),
    /** It unpacks to too much or is nested too deeply. */
    LIMITS("limits", true),
    /** It took too long. */
    TIMED_OUT("timed-out", true),
    /** Its reader ran out of memory, or crashed. */
    CRASHED("crashed", true);

    private final String note;
    private final boolean poison;

    Outcome(String note, boolean poison) {
      this.note = note;
      this.poison = poison;
    }

    /** For {@link IndexedObject#note}; empty where nothing is missing. */
    public String note() {
      return note;
    }

    /** Whether somebody should have a look at the document: it harms its reader. */
    public boolean poison() {
      return poison;
    }
  }
}
