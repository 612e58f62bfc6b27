package io.sluice.scanner.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.LocalEngine;
import io.sluice.scanner.LocalEngineSettings;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerSettings;
import io.sluice.scanner.ScannerState;
import io.sluice.scanner.Verdict.Infected;
import io.sluice.scanner.contract.Await;
import io.sluice.scanner.contract.Run;
import io.sluice.scanner.contract.Samples;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("clients")
class ClamdEngineTest {
  private final Vertx vertx = Vertx.vertx();
  @TempDir Path place;

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  void itScansAndTellsThatItKnowsTestSignaturesOnly() {
    LocalEngine engine = start(List.of(place.resolve("none")));
    Scanner scanner = scanner(engine);
    assertThat(scan(scanner)).isEqualTo(new Infected("Sluice.Eicar-Test-Signature.UNOFFICIAL"));
    ScannerState.Endpoint state = scanner.state().endpoints().getFirst();
    assertThat(state.streamBytesMax()).isEqualTo(Optional.of(Look.STREAM_BYTES_MAX));
    assertThat(state.problem()).doesNotContain("Alert");
    assertThat(engine.state().onlyTest()).isTrue();
    assertThat(engine.state().problem()).contains("none");
    Await.result(scanner.close());
    Await.result(engine.close());
  }

  @Test
  void itIsStartedAgainWhenItDies() throws IOException {
    LocalEngine engine = start(List.of());
    Scanner scanner = scanner(engine);
    scan(scanner);
    long first = pid();
    ProcessHandle.of(first).orElseThrow().destroyForcibly();
    Await.until("another one runs", () -> pid() != first && engine.state().running());
    Await.until("it scans", () -> scan(scanner) instanceof Infected);
    Await.result(scanner.close());
    Await.result(engine.close());
    assertThat(place.resolve("clamd.pid")).doesNotExist();
  }

  @Test
  void closingEndsIt() throws IOException {
    LocalEngine engine = start(List.of());
    Await.until("it runs", () -> engine.state().running());
    ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
    Await.result(engine.close());
    assertThat(process.isAlive()).isFalse();
    assertThat(engine.state().running()).isFalse();
    Await.result(engine.close());
  }

  @Test
  void whatAnEarlierOneLeftIsEnded() throws IOException {
    Process left = new ProcessBuilder("sleep", "600").start();
    Leftover.note(place, left.toHandle());
    LocalEngine engine = start(List.of());
    assertThat(left.isAlive()).isFalse();
    Await.result(engine.close());
  }

  @Test
  void aNumberThatWasGivenToAnotherIsLeftAlone() throws IOException {
    Process other = new ProcessBuilder("sleep", "600").start();
    Files.writeString(place.resolve("clamd.pid"), other.pid() + " 2001-01-01T00:00:00Z");
    LocalEngine engine = start(List.of());
    assertThat(other.isAlive()).isTrue();
    Await.result(engine.close());
    other.destroyForcibly();
  }

  @Test
  void whereItCannotRunItSaysWhy() throws IOException {
    Path broken = Files.createDirectories(place.resolve("broken"));
    Files.writeString(broken.resolve("x.ndb"), "no signature");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
    LocalEngine engine = start(List.of(broken));
    Await.until("it ended", () -> engine.state().problem().contains("clamd ended with status"));
    Await.result(engine.close());
  }

  @Test
  void aMissingProgramIsNamed() {
    LocalEngineSettings settings =
        new LocalEngineSettings(vertx, "no-such-clamd", place, List.of(), 2);
    assertThat(
            Await.result(
                new ClamdEngineProvider().start(settings).map("").otherwise(Throwable::getMessage)))
        .contains("no-such-clamd")
        .contains("clamav-daemon");
  }

  private LocalEngine start(List<Path> databases) {
    return Await.result(
        new ClamdEngineProvider()
            .start(new LocalEngineSettings(vertx, "clamd", place, databases, 2)));
  }

  private Scanner scanner(LocalEngine engine) {
    Scanner scanner =
        Await.result(
            new ClamdScannerProvider()
                .open(
                    new ScannerSettings(
                        vertx,
                        engine.addresses(),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(50),
                        4,
                        Duration.ofSeconds(30))));
    Await.until("it can be used", () -> scanner.state().usable());
    return scanner;
  }

  private io.sluice.scanner.Verdict scan(Scanner scanner) {
    byte[] eicar = Samples.eicar();
    return Await.result(
            Run.begin(
                    vertx, scanner, OptionalLong.of(eicar.length), Run.pieces(eicar, 10).iterator())
                .judgement())
        .verdict();
  }

  private long pid() {
    try {
      String noted = Files.readString(place.resolve("clamd.pid"));
      return noted.isEmpty() ? 0 : Long.parseLong(noted.substring(0, noted.indexOf(' ')));
    } catch (IOException e) {
      return 0;
    }
  }
}
