package io.sluice.scanner.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict.Clean;
import io.sluice.scanner.Verdict.Infected;
import io.sluice.scanner.Verdict.NotScanned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

  @Test
  void onlyOneTextIsClean() {
    assertThat(Reply.verdict("stream: OK")).isEqualTo(new Clean());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "stream: NOT OK",
        "stream: OK ",
        "stream: ok",
        "stream:  FOUND",
        "stream: OK\nstream: OK",
        "UNKNOWN COMMAND",
        "stream: Can't allocate memory ERROR",
        "COMMAND READ TIMED OUT"
      })
  void whatIsNotUnderstoodIsNotScanned(String reply) {
    assertThat(Reply.verdict(reply)).isEqualTo(new NotScanned(Reason.FAILED));
  }

  @ParameterizedTest
  @CsvSource({
    "stream: Heuristics.Encrypted.Zip FOUND, ENCRYPTED",
    "stream: Heuristics.Encrypted.PDF FOUND, ENCRYPTED",
    "stream: Heuristics.Limits.Exceeded FOUND, LIMITS",
    "stream: Heuristics.Limits.Exceeded.MaxRecursion FOUND, LIMITS",
    "stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND, LIMITS",
    "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND, TOO_LARGE",
    "INSTREAM size limit exceeded. ERROR, TOO_LARGE"
  })
  void whatClamdDidNotLookAtSaysWhy(String reply, Reason reason) {
    assertThat(Reply.verdict(reply)).isEqualTo(new NotScanned(reason));
  }

  @Test
  void whatWasFoundIsNamed() {
    assertThat(Reply.verdict("stream: Win.Test.EICAR_HDB-1 FOUND"))
        .isEqualTo(new Infected("Win.Test.EICAR_HDB-1"));
    assertThat(Reply.verdict("stream: Heuristics.Phishing.Email.SpoofedDomain FOUND"))
        .isEqualTo(new Infected("Heuristics.Phishing.Email.SpoofedDomain"));
  }
}
