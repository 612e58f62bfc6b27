package io.sluice.gateway.rest.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;

/**
 * What the scanner said, as it is shown. Components that mean nothing here are null.
 *
 * @param verdict {@code clean}, {@code infected}, {@code not-scanned} or {@code pending}
 */
record VerdictDocument(
    String verdict, String signature, String reason, String engine, String time) {

  static VerdictDocument of(Judgement said) {
    boolean asked = !said.engine().isEmpty();
    return new VerdictDocument(
        Verdicts.kind(said.verdict()),
        said.verdict() instanceof Verdict.Infected(String signature) ? signature : null,
        said.verdict() instanceof Verdict.NotScanned(Reason reason) ? reason.text() : null,
        asked ? said.engine() : null,
        asked ? HttpDates.isoMillis(said.at()) : null);
  }
}
