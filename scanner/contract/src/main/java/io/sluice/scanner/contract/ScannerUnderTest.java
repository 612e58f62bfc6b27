package io.sluice.scanner.contract;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerProvider;
import io.sluice.scanner.ScannerSettings;
import io.sluice.scanner.Verdict;
import io.sluice.scanner.Verdict.NotScanned;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a contract asks of the test that implements it. */
public interface ScannerUnderTest {
  /** Bytes in a piece, where it does not matter. */
  int PIECE = 64 << 10;

  Vertx vertx();

  ScannerProvider provider();

  /** Short times, so that a test need not wait for what must end by them. */
  default ScannerSettings settings(String... addresses) {
    return new ScannerSettings(
        vertx(),
        List.of(addresses),
        Duration.ofSeconds(2),
        Duration.ofSeconds(20),
        Duration.ofSeconds(50),
        16,
        Duration.ofSeconds(40));
  }

  /** The same, where nobody is patient. */
  default ScannerSettings hasty(String... addresses) {
    return new ScannerSettings(
        vertx(),
        List.of(addresses),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        2,
        Duration.ofSeconds(1));
  }

  default Scanner open(ScannerSettings settings) {
    return Await.result(provider().open(settings));
  }

  /** What comes of a scan begun with a clamd that hangs. */
  default Verdict whenItHangs() {
    return new NotScanned(Reason.FAILED);
  }

  default Verdict scan(Scanner scanner, byte[] bytes) {
    return scan(scanner, bytes, PIECE).verdict();
  }

  default Judgement scan(Scanner scanner, byte[] bytes, int piece) {
    return Await.result(run(scanner, bytes, piece).judgement());
  }

  /** Says its size, as most who scan do. */
  default Run run(Scanner scanner, byte[] bytes, int piece) {
    OptionalLong size = OptionalLong.of(bytes.length);
    return Run.begin(vertx(), scanner, size, Run.pieces(bytes, piece).iterator());
  }

  /** Without end, and without saying how much. */
  default Run endless(Scanner scanner) {
    Buffer piece = Buffer.buffer(Samples.random(PIECE, 1));
    return Run.begin(
        vertx(), scanner, OptionalLong.empty(), Stream.generate(() -> piece).iterator());
  }
}
