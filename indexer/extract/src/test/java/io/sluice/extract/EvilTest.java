package io.sluice.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.corpus.Corpus;
import io.sluice.indexer.Extraction;
import io.sluice.indexer.Extraction.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a parser does to its process, it is told, nothing is left, and the next is read. */
@Tag("slow")
class EvilTest {
  @TempDir static Path folder;
  private static Bench bench;

  @BeforeAll
  static void open() {
    bench =
        new Bench(Settings.with(folder.resolve("x"), 1, Duration.ofSeconds(20), 100_000, false));
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @AfterEach
  void theNextIsReadAndNothingIsLeft() throws IOException {
    assertThat(bench.litter()).isEmpty();
    assertThat(bench.orphans()).isEmpty();
    Extraction next =
        bench.read("next.txt", Corpus.prose("Nachfolger").getBytes(StandardCharsets.UTF_8));
    assertThat(next.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(next.text().orElse("")).contains("Nachfolger");
  }

  @ParameterizedTest
  @CsvSource({
    "EVIL hang, TIMED_OUT",
    "EVIL spin, TIMED_OUT",
    "EVIL child, TIMED_OUT",
    "EVIL memory, CRASHED",
    "EVIL stack, CRASHED",
    "EVIL exit, CRASHED",
    "EVIL halt, CRASHED",
    "EVIL disk, CORRUPT",
    "EVIL noise, COMPLETE"
  })
  void whatHarmsItsReaderIsTold(String evil, Outcome outcome) {
    Extraction extraction = bench.read("a.evil", evil.getBytes(StandardCharsets.UTF_8));
    assertThat(extraction.outcome()).isEqualTo(outcome);
    assertThat(extraction.contentType()).isEqualTo("application/x-sluice-evil");
  }
}
