package io.sluice.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.Sample;
import io.sluice.indexer.Extraction;
import io.sluice.indexer.Extraction.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text comes out of each kind of document. */
@Tag("slow")
class CorpusTest {
  /** With a sentence or more. */
  private static final Set<String> TOO_SHORT_FOR_A_LANGUAGE =
      Set.of("sums.xlsx", "table.csv", "letter.rtf", "paper.pdf");

  @TempDir static Path folder;
  private static Bench bench;

  @BeforeAll
  static void open() {
    bench = new Bench(Settings.in(folder.resolve("x")));
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  static Stream<Sample> samples() throws IOException {
    return Corpus.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itsWordIsFound(Sample sample) throws IOException {
    Extraction extraction = bench.read(sample);
    assertThat(extraction.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(extraction.text().orElse("")).contains(sample.word());
    assertThat(extraction.contentType()).isEqualTo(sample.contentType());
    if (!TOO_SHORT_FOR_A_LANGUAGE.contains(sample.name())) {
      assertThat(extraction.language()).contains("de");
    }
    assertThat(bench.litter()).isEmpty();
  }

  @Test
  void namesOfWhatIsWithinAreText() throws IOException {
    for (Sample sample : Corpus.texts()) {
      if (sample.name().equals("mail.eml")) {
        assertThat(bench.read(sample).text().orElseThrow()).contains("anlage.txt");
      }
      if (sample.name().equals("folders.zip")) {
        assertThat(bench.read(sample).text().orElseThrow()).contains("liste.txt");
      }
    }
  }
}
