package io.sluice.scanner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.Reason;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.Verdict;
import io.sluice.scanner.Verdict.NotScanned;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A failure is never called clean, and hurts nobody for longer than it lasts. */
public interface FailureContract extends ScannerUnderTest {
  NotScanned FAILED = new NotScanned(Reason.FAILED);
  NotScanned UNAVAILABLE = new NotScanned(Reason.UNAVAILABLE);

  @Test
  default void whereNobodyListensNothingIsScanned(@TempDir Path place) {
    Scanner scanner = open(hasty("tcp://127.0.0.1:1"));
    assertThat(scan(scanner, Samples.eicar())).isEqualTo(UNAVAILABLE);
    assertThat(scanner.state().usable()).isFalse();
    assertThat(scanner.state().endpoints().getFirst().problem()).contains("tcp://127.0.0.1:1");
    Await.result(scanner.close());
  }

  @Test
  default void aClamdThatDiesInMidStreamFailsTheScanAndIsUsedWhenItIsBack(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(settings(clamd.tcp()));
      Run run = endless(scanner);
      Await.until("it is under way", () -> run.written() > 4 * PIECE);
      clamd.kill();
      Await.until("the scanner knows", () -> !scanner.state().usable());
      assertThat(end(run)).isEqualTo(FAILED);
      clamd.restart();
      Await.until("it is back", () -> scanner.state().usable());
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(VerdictContract.EICAR);
      Await.result(scanner.close());
    }
  }

  @Test
  default void aClamdThatHangsDoesNotHoldUpForEver(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(hasty(clamd.tcp()));
      Await.until("it was looked at", () -> scanner.state().usable());
      clamd.hang();
      assertThat(scan(scanner, Samples.random(1000, 1))).isEqualTo(whenItHangs());
      Await.until("it rests", () -> !scanner.state().usable());
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(UNAVAILABLE);
      clamd.goOn();
      Await.until("it is back", () -> scanner.state().usable());
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(VerdictContract.EICAR);
      Await.result(scanner.close());
    }
  }

  @ParameterizedTest
  @EnumSource
  default void anAnswerThatIsNoneIsNotClean(FakeClamd.Manner manner) {
    try (FakeClamd fake = FakeClamd.start(manner)) {
      Scanner scanner = open(hasty(fake.tcp()));
      // More than the kernel keeps for a sender, so that not all is sent where nobody takes it.
      assertThat(scan(scanner, Samples.random(16 << 20, 1))).isEqualTo(expected(manner));
      Await.result(scanner.close());
    }
  }

  @Test
  default void theNextIsAskedWhereTheFirstCannotBeReached(@TempDir Path place) {
    try (TestClamd first = TestClamd.start(place.resolve("1"));
        TestClamd second = TestClamd.start(place.resolve("2"))) {
      Scanner scanner = open(settings(first.tcp(), second.tcp()));
      Await.until(
          "both were looked at",
          () -> scanner.state().endpoints().stream().allMatch(each -> each.reachable()));
      first.kill();
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(VerdictContract.EICAR);
      assertThat(scanner.state().endpoints().get(0).reachable()).isFalse();
      assertThat(scanner.state().endpoints().get(1).reachable()).isTrue();
      first.restart();
      Await.until("it is back", () -> scanner.state().endpoints().get(0).reachable());
      Await.result(scanner.close());
    }
  }

  @Test
  default void whoFindsNoPlaceInTimeIsNotScanned(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(hasty(clamd.tcp()));
      Run first = Run.hold(vertx(), scanner);
      Run second = Run.hold(vertx(), scanner);
      Await.result(first.begun());
      Await.result(second.begun());
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(UNAVAILABLE);
      first.cancel();
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(VerdictContract.EICAR);
      second.cancel();
      Await.result(scanner.close());
    }
  }

  @Test
  default void whoIsUnderWayWhenTheScannerClosesIsNotScanned(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(settings(clamd.tcp()));
      Run run = endless(scanner);
      Await.until("it is under way", () -> run.written() > 4 * PIECE);
      Await.result(scanner.close());
      assertThat(end(run)).isInstanceOf(NotScanned.class);
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(UNAVAILABLE);
      Await.result(scanner.close());
      Await.until("nothing of it is left", () -> clamd.temporaryFiles().isEmpty());
    }
  }

  /** What must come of an answer that is none; a client that hears less may differ, and say why. */
  default Verdict expected(FakeClamd.Manner manner) {
    return manner.verdict();
  }

  private static Verdict end(Run run) {
    run.stop();
    return Await.result(run.judgement()).verdict();
  }
}
