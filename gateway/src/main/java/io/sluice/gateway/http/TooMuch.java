package io.sluice.gateway.http;

import java.time.Duration;

/** A user has too much under way, or asks too often. No stack trace. */
public final class TooMuch extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Duration retryAfter;

  TooMuch(String limit, Duration retryAfter) {
    super("more than " + limit, null, false, false);
    this.retryAfter = retryAfter;
  }

  /** When to come again; at least a second. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
