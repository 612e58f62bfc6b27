package io.sluice.scanner;

/** Why bytes were not looked at, or not at all of them. Policy may treat each in another way. */
public enum Reason {
  /** Nobody was asked to: the policy of the bucket, or no scanner is configured. */
  OFF("off"),
  /** More bytes than the scanner can take. */
  TOO_LARGE("too-large"),
  /** An archive or document that opens only with a password. */
  ENCRYPTED("encrypted"),
  /** The scanner stopped at one of its own limits: nesting, files in an archive, time. */
  LIMITS("limits"),
  /** No scanner could be reached, or none had time. */
  UNAVAILABLE("unavailable"),
  /** The scanner broke off, answered with an error or not at all. */
  FAILED("failed"),
  /** The bytes were put into the storage by others, and have not been looked at yet. */
  FOREIGN("foreign");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  /** As it is kept and shown; stable. */
  public String text() {
    return text;
  }

  /** Whether the scanner could have looked and did not: asked again, it may. */
  public boolean isTemporary() {
    return this == UNAVAILABLE || this == FAILED;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException on any other text
   */
  public static Reason of(String text) {
    for (Reason reason : values()) {
      if (reason.text.equals(text)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("not a reason: " + text);
  }
}
