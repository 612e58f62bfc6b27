package io.sluice.scanner.clamd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about a clamd.
 *
 * @param engine as judgements name it
 * @param signatures when the official database was made, where there is one
 * @param onlyTest neither an official database nor many others
 * @param tellsLimits whether it says so when it stops at a limit (AlertExceedsMax)
 * @param tellsEncrypted whether it says so when something needs a password (AlertEncrypted)
 * @param streamBytesMax the longest stream of which an OK means that it was looked at
 */
record Facts(
    String engine,
    Optional<Instant> signatures,
    boolean onlyTest,
    boolean tellsLimits,
    boolean tellsEncrypted,
    long streamBytesMax) {

  /** What the operator should mend; empty where all is well. */
  String advice() {
    List<String> all = new ArrayList<>();
    if (!tellsLimits) {
      all.add(
          "set 'AlertExceedsMax yes' in clamd.conf: without it clamd calls clean what it did not"
              + " look at to the end, in archives above all");
    }
    if (!tellsEncrypted) {
      all.add(
          "set 'AlertEncrypted yes' in clamd.conf: without it encrypted archives count as clean");
    }
    if (onlyTest) {
      all.add("load real signatures (freshclam): clamd knows only a few of its own");
    }
    return String.join("; ", all);
  }
}
