package io.sluice.scanner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.Scanner;
import io.sluice.scanner.Verdict.Clean;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scanner sets the pace, and leaves nothing behind. */
public interface PaceContract extends ScannerUnderTest {
  /** What may lie between the writer and clamd: queues here and in the kernel. */
  long UNDER_WAY_BYTES_MAX = 16 << 20;

  @Test
  default void nobodyRunsAheadOfAClamdThatHangs(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(hasty(clamd.tcp()));
      Await.until("it was looked at", () -> scanner.state().usable());
      clamd.hang();
      Run run = endless(scanner);
      Await.until("it was given up", () -> !scanner.state().usable());
      assertThat(run.heldUpAt()).isLessThan(UNDER_WAY_BYTES_MAX);
      run.stop();
      assertThat(Await.result(run.judgement()).verdict()).isEqualTo(whenItHangs());
      Await.result(scanner.close());
    }
  }

  @Test
  default void whoGivesUpLeavesNothingBehind(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(settings(clamd.tcp()));
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(VerdictContract.EICAR);
      Await.until("the looks are over", () -> clamd.temporaryFiles().isEmpty());
      long before = clamd.connections();
      Run run = endless(scanner);
      Await.until("it is under way", () -> !clamd.temporaryFiles().isEmpty());
      run.cancel();
      run.cancel();
      Await.until("no file is left", () -> clamd.temporaryFiles().isEmpty());
      Await.until("no connection is left", () -> clamd.connections() <= before);
      run.stop();
      Await.result(scanner.close());
    }
  }

  @Test
  default void memoryDoesNotGrowWithWhatIsScanned(@TempDir Path place) {
    try (TestClamd clamd = TestClamd.start(place, "StreamMaxLength 1000M", "MaxScanSize 1000M")) {
      Scanner scanner = open(settings(clamd.tcp()));
      assertThat(scan(scanner, Samples.random(1 << 20, 1))).isEqualTo(new Clean());
      long before = usedBytes();
      int pieces = 1000;
      Run run =
          Run.begin(
              vertx(),
              scanner,
              OptionalLong.empty(),
              IntStream.range(0, pieces)
                  .mapToObj(each -> Buffer.buffer(new byte[PIECE]))
                  .iterator());
      Await.until("most of it is sent", () -> run.written() > (pieces - 50) * (long) PIECE);
      assertThat(usedBytes() - before).isLessThan(UNDER_WAY_BYTES_MAX);
      assertThat(Await.result(run.judgement()).verdict()).isEqualTo(new Clean());
      Await.result(scanner.close());
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
