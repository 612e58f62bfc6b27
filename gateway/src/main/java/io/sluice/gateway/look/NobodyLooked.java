package io.sluice.gateway.look;

import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;

/** The scanner could not look, and shall be asked again. No stack trace. */
final class NobodyLooked extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean down;

  NobodyLooked(Verdict verdict) {
    super("the virus scanner did not look: " + verdict.format(), null, false, false);
    this.down =
        verdict instanceof Verdict.NotScanned(Reason reason) && reason == Reason.UNAVAILABLE;
  }

  /** Whether the scanner looks at nothing now, or only not at this object. */
  boolean isDown() {
    return down;
  }

  static boolean isOf(Verdict verdict) {
    return verdict instanceof Verdict.NotScanned(Reason reason) && reason.isTemporary();
  }
}
