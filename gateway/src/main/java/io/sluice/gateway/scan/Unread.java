package io.sluice.gateway.scan;

import io.sluice.scanner.Verdict;
import java.time.Duration;

/** An object may not be read, or not yet, for what the scanner said of it. No stack trace. */
public final class Unread extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final boolean infected;

  public Unread(Verdict verdict) {
    super(
        verdict instanceof Verdict.Infected(String signature)
            ? "the virus scanner found " + signature + " in it"
            : "it is still to be looked at by the virus scanner",
        null,
        false,
        false);
    this.infected = verdict instanceof Verdict.Infected;
  }

  /** Whether it can never be read; else it may be read later. */
  public boolean isInfected() {
    return infected;
  }

  public Duration retryAfter() {
    return COME_AGAIN;
  }
}
