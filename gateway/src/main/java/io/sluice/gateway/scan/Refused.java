package io.sluice.gateway.scan;

import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;

/** An upload is not kept, since the bucket's policy wants no such bytes. No stack trace. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Verdict verdict;

  public Refused(Verdict verdict) {
    super(sentence(verdict), null, false, false);
    this.verdict = verdict;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** Whether the same upload may succeed later. */
  public boolean isTemporary() {
    return verdict instanceof Verdict.NotScanned(Reason reason)
        && (reason == Reason.UNAVAILABLE || reason == Reason.FAILED);
  }

  private static String sentence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Infected(String signature) ->
          "the virus scanner found " + signature + " in it; nothing was stored";
      case Verdict.NotScanned(Reason reason) ->
          switch (reason) {
            case UNAVAILABLE ->
                "the virus scanner cannot be reached, and this bucket takes nothing unscanned";
            case FAILED -> "the virus scanner broke off, and this bucket takes nothing unscanned";
            case TOO_LARGE -> "it is larger than the virus scanner takes";
            case ENCRYPTED -> "it is encrypted, so that the virus scanner cannot look into it";
            case LIMITS -> "it unpacks to more than the virus scanner looks at";
            case OFF, FOREIGN -> "it was not looked at by the virus scanner";
          };
      case Verdict.Clean(), Verdict.Pending() -> throw new IllegalArgumentException("not refused");
    };
  }
}
