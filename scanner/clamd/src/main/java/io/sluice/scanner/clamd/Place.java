package io.sluice.scanner.clamd;

import io.sluice.scanner.Reason;

/** What came of asking for a clamd. */
sealed interface Place {

  /** A connection may be opened; it must be given back once. */
  record Given(Endpoint endpoint, Facts facts) implements Place {}

  record Refused(Reason reason) implements Place {}
}
