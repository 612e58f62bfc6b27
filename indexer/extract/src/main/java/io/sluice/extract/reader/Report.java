package io.sluice.extract.reader;

/** The names under which a reading process tells what became of a document. */
public final class Report {

  /** One of {@code COMPLETE, TRUNCATED, LIMITS, ENCRYPTED, CORRUPT, UNSUPPORTED}. */
  public static final String OUTCOME = "sluice:outcome";

  /** All text, that of documents within it included. */
  public static final String TEXT = "sluice:text";

  public static final String TITLE = "sluice:title";

  /** ISO 639-1; absent where there was too little text to tell. */
  public static final String LANGUAGE = "sluice:language";

  private Report() {}
}
