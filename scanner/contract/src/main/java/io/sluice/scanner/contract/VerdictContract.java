package io.sluice.scanner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerState;
import io.sluice.scanner.Verdict.Clean;
import io.sluice.scanner.Verdict.Infected;
import io.sluice.scanner.Verdict.NotScanned;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scanner says of what it was given in full. */
public interface VerdictContract extends ScannerUnderTest {
  Infected EICAR = new Infected("Eicar-Test-Signature.UNOFFICIAL");

  @Test
  default void whatIsHarmlessIsCleanAndWhatIsNotIsNamed(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(settings(clamd.tcp()));
      assertThat(scan(scanner, Samples.random(300_000, 1))).isEqualTo(new Clean());
      assertThat(scan(scanner, new byte[0])).isEqualTo(new Clean());
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(EICAR);
      assertThat(scan(scanner, Samples.zip(1000, Samples.eicar()))).isEqualTo(EICAR);
      Await.result(scanner.close());
    }
  }

  @Test
  default void piecesOfAnySizeAreTheSameBytes(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(settings(clamd.tcp()));
      assertThat(scan(scanner, Samples.eicar(), 1).verdict()).isEqualTo(EICAR);
      assertThat(scan(scanner, Samples.eicar(), 67).verdict()).isEqualTo(EICAR);
      for (int before = PIECE - 150; before <= PIECE; before += 25) {
        byte[] across = Samples.zip(before, Samples.eicar());
        assertThat(scan(scanner, across, PIECE).verdict()).as("after %d", before).isEqualTo(EICAR);
      }
      Await.result(scanner.close());
    }
  }

  @Test
  default void manyAtOnceEachGetTheirOwn(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(settings(clamd.tcp()));
      byte[] bad = Samples.zip(500_000, Samples.eicar());
      byte[] good = Arrays.copyOf(bad, bad.length - 200);
      List<Run> runs =
          IntStream.range(0, 64)
              .mapToObj(each -> run(scanner, each % 2 == 0 ? bad : good, PIECE))
              .toList();
      for (int each = 0; each < runs.size(); each++) {
        assertThat(Await.result(runs.get(each).judgement()).verdict())
            .isEqualTo(each % 2 == 0 ? EICAR : new Clean());
      }
      Await.until("no connection is left", () -> clamd.temporaryFiles().isEmpty());
      Await.result(scanner.close());
    }
  }

  @Test
  default void whatNeedsAPasswordWasNotScanned(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(settings(clamd.tcp()));
      assertThat(scan(scanner, Samples.encryptedZip())).isEqualTo(new NotScanned(Reason.ENCRYPTED));
      Await.result(scanner.close());
    }
  }

  @Test
  default void theEngineIsNamedAndItsSignaturesAreKnownToBeForTests(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(settings(clamd.tcp()));
      Judgement judgement = scan(scanner, Samples.eicar(), PIECE);
      assertThat(judgement.engine()).startsWith("ClamAV ");
      ScannerState.Endpoint state = scanner.state().endpoints().getFirst();
      assertThat(state.engine()).isEqualTo(judgement.engine());
      assertThat(state.address()).isEqualTo(clamd.tcp());
      assertThat(state.reachable()).isTrue();
      assertThat(state.onlyTest()).isTrue();
      assertThat(state.problem()).contains("freshclam").doesNotContain("Alert");
      Await.result(scanner.close());
    }
  }
}
