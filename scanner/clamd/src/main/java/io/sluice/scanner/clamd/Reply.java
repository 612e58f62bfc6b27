package io.sluice.scanner.clamd;

import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;
import io.sluice.scanner.Verdict.Clean;
import io.sluice.scanner.Verdict.Infected;
import io.sluice.scanner.Verdict.NotScanned;

/** What clamd's answers mean. */
final class Reply {
  private static final String STREAM = "stream: ";
  private static final String FOUND = " FOUND";
  private static final String ENCRYPTED = "Heuristics.Encrypted.";
  private static final String LIMITS = "Heuristics.Limits.Exceeded";

  private Reply() {}

  /** Only the one text that says clean is clean. */
  static Verdict verdict(String reply) {
    if (reply.equals(STREAM + "OK")) {
      return new Clean();
    }
    if (reply.startsWith(STREAM) && reply.endsWith(FOUND)) {
      return found(reply.substring(STREAM.length(), reply.length() - FOUND.length()));
    }
    boolean size = reply.endsWith("ERROR") && reply.contains("size limit exceeded");
    return new NotScanned(size ? Reason.TOO_LARGE : Reason.FAILED);
  }

  /** Whether one of clamd's own limits ended the scan, and clamd said so. */
  static boolean tellsOfLimits(String reply) {
    return reply.startsWith(STREAM + LIMITS);
  }

  private static Verdict found(String signature) {
    if (signature.isBlank()) {
      return new NotScanned(Reason.FAILED);
    }
    if (signature.startsWith(ENCRYPTED)) {
      return new NotScanned(Reason.ENCRYPTED);
    }
    if (signature.startsWith(LIMITS)) {
      boolean size = signature.endsWith(".MaxFileSize");
      return new NotScanned(size ? Reason.TOO_LARGE : Reason.LIMITS);
    }
    return new Infected(signature);
  }
}
