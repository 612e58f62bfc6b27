package io.sluice.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.indexer.Extraction;
import io.sluice.indexer.Extraction.Outcome;
import io.sluice.indexer.Extractor.Document;
import io.sluice.indexer.ExtractorProvider;
import io.sluice.indexer.IndexUnavailable;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided before a reading process is asked, and what is left after it. */
class ExtractorTest {
  @TempDir Path folder;
  private Bench bench;
  private Process straggler;
  private Process bystander;

  @BeforeEach
  void open() throws IOException {
    Path workplace = Files.createDirectories(folder.resolve("x/7/temporary"));
    Files.writeString(folder.resolve("x/left"), "by a crash");
    straggler = sleeper("setsid", workplace);
    bystander = sleeper("env", workplace);
    Files.writeString(folder.resolve("x/7/process"), straggler.pid() + "\n");
    bench = new Bench(Settings.with(folder.resolve("x"), 1, Duration.ofSeconds(20), 1000, false));
  }

  /** As Tesseract is left by a gateway that was killed, or as somebody who looks around. */
  private static Process sleeper(String by, Path folder) throws IOException {
    return new ProcessBuilder(by, "sleep", "600").directory(folder.toFile()).start();
  }

  @AfterEach
  void close() {
    bench.close();
    straggler.destroyForcibly();
    bystander.destroyForcibly();
  }

  @Test
  void whatACrashLeftRunningIsEnded() throws InterruptedException {
    assertThat(straggler.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(bystander.isAlive()).isTrue();
  }

  @Test
  void isFoundByTheGateway() {
    assertThat(ServiceLoader.load(ExtractorProvider.class))
        .hasExactlyElementsOfTypes(TikaExtractorProvider.class);
  }

  @Test
  void itsFolderIsPrivateAndEmptied() throws IOException {
    assertThat(folder.resolve("x/left")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("x"))))
        .isEqualTo("rwx------");
  }

  @Test
  void whatIsTooLargeIsNotTouched() {
    Pieces body = new Pieces(new byte[10]);
    Document large = new Document("a.txt", "text/plain", Bench.SETTINGS.documentBytesMax() + 1);
    assertThat(Bench.await(bench.begin(large, body)).outcome()).isEqualTo(Outcome.TOO_LARGE);
    assertThat(body.taken()).isZero();
  }

  @Test
  void whatIsLargerThanItSaidIsNotReadOn() throws IOException {
    byte[] large =
        "a b "
            .repeat((int) Bench.SETTINGS.documentBytesMax() / 4 + 1)
            .getBytes(StandardCharsets.UTF_8);
    Document small = new Document("a.txt", "", 4);
    assertThat(Bench.await(bench.begin(small, new Pieces(large))).outcome())
        .isEqualTo(Outcome.TOO_LARGE);
    assertThat(bench.litter()).isEmpty();
  }

  @Test
  void ofWhatHasNoTextOnlyTheBeginningIsRead() throws IOException {
    byte[] program = new byte[1 << 20];
    System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 0, program, 0, 7);
    program[16] = 2;
    Pieces body = new Pieces(program);
    Extraction extraction =
        Bench.await(bench.begin(new Document("letter.docx", "", program.length), body));
    assertThat(extraction.outcome()).isEqualTo(Outcome.UNSUPPORTED);
    assertThat(body.taken()).isLessThanOrEqualTo(Spool.HEAD_BYTES + 16 * 1024);
    assertThat(bench.readers()).isEmpty();
  }

  @Test
  void kindsAreToldByBytesBeforeNames() {
    assertThat(bench.read("film.mp4", new byte[100]).outcome()).isEqualTo(Outcome.UNSUPPORTED);
    assertThat(bench.read("noise", new byte[] {1, 2, 3, 0, 9, 127, -1}).contentType())
        .isEqualTo("application/octet-stream");
    assertThat(bench.read("nothing.txt", new byte[0]).outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void pictureWithoutRecognitionIsNotRead() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    assertThat(bench.read("a.png", png).outcome()).isEqualTo(Outcome.UNSUPPORTED);
  }

  @Test
  @Tag("slow")
  void textIsCutOffAtTheLimit() {
    byte[] text = "Wort und noch eins. ".repeat(200).getBytes(StandardCharsets.UTF_8);
    Extraction extraction = bench.read("long.txt", text);
    assertThat(extraction.outcome()).isEqualTo(Outcome.TRUNCATED);
    assertThat(extraction.text().orElseThrow()).hasSizeBetween(900, 1000);
  }

  @Test
  void aBodyThatBreaksOffFailsAndLeavesNothing() throws IOException {
    byte[] text = "Wort ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    Future<Extraction> broken =
        bench.begin(new Document("a.txt", "", text.length), new Pieces(text, 200_000));
    assertThatThrownBy(() -> Bench.await(broken)).hasMessage("broken");
    assertThat(bench.litter()).isEmpty();
  }

  @Test
  void aDiskThatTakesNothingIsNoFaultOfTheDocument() throws IOException {
    Path inTheWay = folder.resolve("x/0/document");
    Files.createDirectory(inTheWay);
    assertThatThrownBy(() -> bench.read("a.txt", "Wort".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IndexUnavailable.class);
  }

  @Test
  @Tag("slow")
  void closingBreaksOffWhatIsUnderWay() throws IOException {
    byte[] hang = "EVIL hang".getBytes(StandardCharsets.UTF_8);
    Future<Extraction> slow =
        bench.begin(new Document("slow.evil", "", hang.length), new Pieces(hang));
    while (bench.readers().isEmpty()) {
      Thread.onSpinWait();
    }
    bench.close();
    assertThatThrownBy(() -> Bench.await(slow)).isInstanceOf(IndexUnavailable.class);
    assertThat(folder.resolve("x")).isEmptyDirectory();
  }

  @Test
  void missingLanguagesAreNamed() {
    Ocr some = Ocr.chosen("deu+eng", Set.of("eng", "osd"));
    assertThat(some.languages()).isEqualTo("eng");
    assertThat(some.problem()).contains("tesseract-ocr-deu");
    assertThat(Ocr.chosen("deu", Set.of("eng")).usable()).isFalse();
    assertThat(Ocr.chosen("deu+eng", Set.of("eng", "deu")).problem()).isEmpty();
  }
}
