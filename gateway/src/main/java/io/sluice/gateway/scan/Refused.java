package io.sluice.gateway.scan;

import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;

/** An upload is not published, since the bucket's policy wants no such bytes. No stack trace. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Verdict verdict;
  private final boolean kept;

  private Refused(Verdict verdict, boolean kept, String sentence) {
    super(sentence, null, false, false);
    this.verdict = verdict;
    this.kept = kept;
  }

  /** Nothing of it is kept. */
  public static Refused gone(Verdict verdict) {
    String end = verdict instanceof Verdict.Infected ? "; nothing was stored" : "";
    return new Refused(verdict, false, sentence(verdict) + end);
  }

  /** It is where only an operator gets at it. */
  public static Refused kept(Verdict verdict) {
    return new Refused(verdict, true, sentence(verdict) + "; it was put into quarantine");
  }

  public Verdict verdict() {
    return verdict;
  }

  /** Whether the same upload should be tried again: it may succeed, and nobody has it yet. */
  public boolean isTemporary() {
    return !kept && verdict instanceof Verdict.NotScanned(Reason reason) && reason.isTemporary();
  }

  private static String sentence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Infected(String signature) -> "the virus scanner found " + signature + " in it";
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
