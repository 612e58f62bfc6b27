package io.sluice.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.Poison;
import io.sluice.indexer.Extraction;
import io.sluice.indexer.Extraction.Outcome;
import io.sluice.indexer.Extractor.Document;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad documents say why they are bad, leave nothing behind, and the next one is read. */
@Tag("slow")
class PoisonTest {
  @TempDir static Path folder;
  private static Bench bench;

  @BeforeAll
  static void open() {
    bench =
        new Bench(Settings.with(folder.resolve("x"), 1, Bench.SETTINGS.timeout(), 100_000, true));
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

  @Test
  void aBombIsNotUnpacked() throws IOException {
    assertThat(bench.read("bomb.zip", Poison.zipBomb()).outcome())
        .isIn(Outcome.LIMITS, Outcome.TRUNCATED);
  }

  @Test
  void sixtyLevelsAreTooDeep() throws IOException {
    Extraction extraction = bench.read("deep.zip", Poison.deepZip(60));
    assertThat(extraction.outcome()).isEqualTo(Outcome.LIMITS);
    assertThat(extraction.text().orElse("")).contains("ebene59.zip").doesNotContain("Zuunterst");
  }

  @Test
  void ofTooManyEntriesTheFirstAreRead() throws IOException {
    Extraction extraction = bench.read("many.zip", Poison.manyEntries(1_100));
    assertThat(extraction.outcome()).isEqualTo(Outcome.TRUNCATED);
    assertThat(extraction.text().orElse("")).contains("Eintrag999").doesNotContain("Eintrag1000");
  }

  @Test
  void fiveThousandPagesAreCutOff() throws IOException {
    Extraction extraction = bench.read("long.pdf", Poison.longPdf(5_000));
    assertThat(extraction.outcome()).isEqualTo(Outcome.TRUNCATED);
    assertThat(extraction.text().orElse("")).contains("Seite 100 ").hasSizeLessThan(100_100);
  }

  @Test
  void ofManyScannedPagesTheFirstAreRead() throws IOException {
    Extraction extraction = bench.read("scans.pdf", Poison.scannedPages(4));
    assertThat(extraction.outcome()).isEqualTo(Outcome.TRUNCATED);
    assertThat(extraction.text().orElse("").split("Vielseitig", -1)).hasSize(3);
  }

  @Test
  void onlyThePageWithoutTextIsRecognised() throws IOException {
    Extraction extraction = bench.read("mixed.pdf", Poison.mixedPdf("Geschriebenes", "Gescanntes"));
    assertThat(extraction.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(extraction.text().orElse(""))
        .contains("Gescanntes")
        .containsOnlyOnce("Geschriebenes");
  }

  @Test
  void aPosterIsDrawnWithinTheMemory() throws IOException {
    assertThat(bench.read("poster.pdf", Poison.posterPdf()).outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void aPictureOfTooManyPixelsIsLeftOut() throws IOException {
    assertThat(bench.read("huge.png", Poison.hugePicture(50_000)).outcome())
        .isEqualTo(Outcome.TRUNCATED);
  }

  @Test
  void whatOpensWithAPasswordSaysSo() throws IOException {
    assertThat(bench.read("locked.pdf", Poison.encryptedPdf()).outcome())
        .isEqualTo(Outcome.ENCRYPTED);
    assertThat(bench.read("locked.docx", Poison.encryptedDocx()).outcome())
        .isEqualTo(Outcome.ENCRYPTED);
    Extraction zip = bench.read("locked.zip", Poison.encryptedZip());
    assertThat(zip.outcome()).isEqualTo(Outcome.ENCRYPTED);
    assertThat(zip.text()).isNotEqualTo(Optional.of("Unlesbares"));
  }

  @Test
  void whatIsDamagedSaysSo() throws IOException {
    assertThat(bench.read("broken.pdf", Poison.corruptPdf()).outcome()).isEqualTo(Outcome.CORRUPT);
    assertThat(bench.read("broken.docx", Poison.corruptDocx()).outcome())
        .isEqualTo(Outcome.CORRUPT);
  }

  @Test
  void aSlowOneDelaysNobody() {
    try (Bench two =
        new Bench(Settings.with(folder.resolve("two"), 2, Duration.ofSeconds(30), 1000, false))) {
      byte[] hang = "EVIL hang".getBytes(StandardCharsets.UTF_8);
      Future<Extraction> slow =
          two.begin(new Document("slow.evil", "", hang.length), new Pieces(hang));
      byte[] text = Corpus.prose("Eilpost").getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 20; i++) {
        assertThat(two.read("fast.txt", text).text().orElse("")).contains("Eilpost");
      }
      assertThat(slow.isComplete()).isFalse();
    }
  }
}
