package io.sluice.gateway.access;

/** An administrator asked for something that cannot be. No stack trace. */
public final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String field;

  public InvalidInput(String field, String message) {
    super(field + " " + message, null, false, false);
    this.field = field;
  }

  /** Which part of the request is wrong. */
  public String field() {
    return field;
  }
}
