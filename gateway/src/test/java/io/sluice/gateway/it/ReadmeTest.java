package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.contract.TestClamd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README tells people to type does work, word for word but for the port. */
@Tag("clients")
final class ReadmeTest {
  private static final Path HOME = Path.of(System.getProperty("sluice.home"));
  private static final String S3 = "http://127.0.0.1:9000";
  private static final String WEB = "http://127.0.0.1:9001";
  private static final Pattern SNIPPET =
      Pattern.compile("^```(sh|python)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final long MINUTES = 3;

  @TempDir static Path folder;
  @TempDir Path work;

  private static TestClamd clamd;
  private static SluiceProcess sluice;

  /** As {@code make run} does, but for a scanner that is there already. */
  @BeforeAll
  static void start() {
    clamd = TestClamd.start(folder.resolve("clamd"));
    Map<String, String> settings =
        Map.of("SLUICE_SCAN_CLAMD", clamd.unix(), "SLUICE_INDEX_ENGINE", "lucene");
    sluice = SluiceProcess.start(folder.resolve("data"), settings, List.of());
  }

  @AfterAll
  static void stop() {
    sluice.close();
    clamd.close();
  }

  /** Shown in the test's name by the program that it is for. */
  record Snippet(String language, String text) {
    boolean isFor(String program) {
      return Pattern.compile("\\b" + program + "\\b").matcher(text).find();
    }

    @Override
    public String toString() {
      return PROGRAMS.stream().filter(this::isFor).findFirst().orElse("another");
    }
  }

  private static final List<String> PROGRAMS =
      List.of("aws", "boto3", "rclone", "restic", "curl", "bin/sluice");

  static List<Snippet> snippets() throws IOException {
    return SNIPPET
        .matcher(Files.readString(HOME.resolve("README.md")))
        .results()
        .map(found -> new Snippet(found.group(1), found.group(2)))
        .toList();
  }

  @Test
  void thereIsOneForEachProgram() throws IOException {
    List<Snippet> all = snippets();
    assertThat(PROGRAMS)
        .allSatisfy(program -> assertThat(all).anyMatch(snippet -> snippet.isFor(program)));
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void itWorksAsWritten(Snippet snippet) throws Exception {
    assertThat(snippet.text).containsAnyOf(S3, WEB, "127.0.0.1:9000");
    Path script = work.resolve("snippet");
    Files.writeString(script, snippet.text.replace(S3, sluice.url()).replace(WEB, sluice.web()));
    Stream<String> interpreter =
        snippet.language.equals("sh") ? Stream.of("sh", "-eu") : Stream.of("python");
    run(Stream.concat(interpreter, Stream.of(script.toString())).toList());
  }

  /** By env, which looks for the program on the path that is set here, and not on our own. */
  private void run(List<String> command) throws IOException, InterruptedException {
    Path output = work.resolve("output");
    Path home = Files.createDirectory(work.resolve("folder"));
    Launcher.install(home);
    Files.createSymbolicLink(home.resolve("data"), sluice.data());
    Files.createSymbolicLink(home.resolve("docs"), HOME.resolve("docs"));
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of("env"), command.stream()).toList())
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(AWS|RCLONE|RESTIC)_.*"));
    builder.environment().putAll(surroundings());
    Process process = builder.start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly().waitFor();
    Files.delete(home.resolve("data"));
    Files.delete(home.resolve("docs"));
    assertThat(ended && process.exitValue() == 0).as(Files.readString(output)).isTrue();
  }

  private Map<String, String> surroundings() {
    return Map.of(
        "SLUICE_ENDPOINT",
        sluice.web(),
        "SLUICE_ROOT_ACCESS_KEY",
        SluiceProcess.ACCESS_KEY,
        "SLUICE_ROOT_SECRET_KEY",
        SluiceProcess.SECRET_KEY,
        "PATH",
        HOME.resolve("target/clients/bin") + ":/usr/bin:/bin",
        "HOME",
        work.toString(),
        "LC_ALL",
        "C.UTF-8");
  }
}
