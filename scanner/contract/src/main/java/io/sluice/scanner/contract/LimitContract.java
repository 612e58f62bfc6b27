package io.sluice.scanner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.Reason;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerState;
import io.sluice.scanner.Verdict.Clean;
import io.sluice.scanner.Verdict.NotScanned;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever limit of clamd a stream reaches, it is not called clean. */
public interface LimitContract extends ScannerUnderTest {
  int MEBIBYTE = 1 << 20;
  NotScanned TOO_LARGE = new NotScanned(Reason.TOO_LARGE);

  @Test
  default void theLimitOnStreamsIsFoundToTheByte(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place, "StreamMaxLength 300K")) {
      Scanner scanner = open(settings(clamd.tcp()));
      assertThat(scan(scanner, Samples.random(300 << 10, 1))).isEqualTo(new Clean());
      assertThat(scan(scanner, Samples.random((300 << 10) + 1, 2))).isEqualTo(TOO_LARGE);
      Run unsaid =
          Run.begin(
              vertx(),
              scanner,
              OptionalLong.empty(),
              Run.pieces(Samples.random(MEBIBYTE, 3), PIECE).iterator());
      assertThat(Await.result(unsaid.judgement()).verdict()).isEqualTo(TOO_LARGE);
      assertThat(unsaid.written()).as("swallowed to the end").isEqualTo(MEBIBYTE);
      assertThat(state(scanner).streamBytesMax()).isEqualTo(Optional.of(300L << 10));
      Await.result(scanner.close());
    }
  }

  @Test
  default void whatClamdPassesUnseenIsNotClean(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place, "AlertExceedsMax no", "MaxFileSize 2M")) {
      Scanner scanner = open(settings(clamd.tcp()));
      assertThat(scan(scanner, Samples.random(2 * MEBIBYTE, 1))).isEqualTo(new Clean());
      assertThat(scan(scanner, Samples.random(2 * MEBIBYTE + 1, 2))).isEqualTo(TOO_LARGE);
      assertThat(state(scanner).streamBytesMax()).isEqualTo(Optional.of(2L * MEBIBYTE));
      assertThat(state(scanner).problem()).contains("AlertExceedsMax yes");
      Await.result(scanner.close());
    }
  }

  @Test
  default void theSumOfWhatIsScannedCountsToo(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place, "AlertExceedsMax no", "MaxScanSize 3M")) {
      Scanner scanner = open(settings(clamd.tcp()));
      assertThat(scan(scanner, Samples.random(4 * MEBIBYTE, 1))).isEqualTo(TOO_LARGE);
      Await.result(scanner.close());
    }
  }

  @Test
  default void aClamdThatTellsOfItsLimitsIsBelieved(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place, "MaxFileSize 2M", "StreamMaxLength 2000M")) {
      Scanner scanner = open(settings(clamd.tcp()));
      assertThat(scan(scanner, Samples.random(3 * MEBIBYTE, 1))).isEqualTo(TOO_LARGE);
      assertThat(scan(scanner, Samples.nested(60, Samples.eicar())))
          .isEqualTo(new NotScanned(Reason.LIMITS));
      assertThat(state(scanner).streamBytesMax()).isEqualTo(Optional.of(2000L * MEBIBYTE));
      Await.result(scanner.close());
    }
  }

  @Test
  default void aClamdThatHidesEncryptionIsNamed(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place, "AlertEncrypted no")) {
      Scanner scanner = open(settings(clamd.tcp()));
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(VerdictContract.EICAR);
      assertThat(state(scanner).problem()).contains("AlertEncrypted yes");
      Await.result(scanner.close());
    }
  }

  private static ScannerState.Endpoint state(Scanner scanner) {
    return scanner.state().endpoints().getFirst();
  }
}
