package io.sluice.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.scanner.contract.TestClamd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each script must end well; what it said is shown where it does not. */
@Tag("clients")
class RealClientsTest {
  private static final Path HOME = Path.of(System.getProperty("sluice.home"));
  private static final Path SCRIPTS = HOME.resolve("gateway/src/test/clients");
  private static final Path NEWEST = HOME.resolve("target/clients/bin");
  private static final Pattern SERVING =
      Pattern.compile("\"message\":\"serving\",\"s3\":\"([^\"]+)\"");
  private static final long MINUTES_MAX = 5;
  private static final Map<String, String> KEY =
      Map.of(
          "SLUICE_ROOT_ACCESS_KEY", "clientsroot",
          "SLUICE_ROOT_SECRET_KEY", "clientsrootsecret",
          "AWS_ACCESS_KEY_ID", "clientsroot",
          "AWS_SECRET_ACCESS_KEY", "clientsrootsecret",
          "AWS_DEFAULT_REGION", "us-east-1",
          "SLUICE_S3_HOST", "127.0.0.1",
          "SLUICE_WEB_HOST", "127.0.0.1",
          "LC_ALL", "C.UTF-8");

  @TempDir static Path folder;
  private static TestClamd clamd;
  private static Process server;
  private static String url;

  /** With all that looks at objects: some are judged before they are seen, others after. */
  @BeforeAll
  static void serve() throws IOException {
    clamd = TestClamd.start(folder.resolve("clamd"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-Dsluice.extract.lib=" + System.getProperty("sluice.extract.lib"),
            "--class-path",
            System.getProperty("java.class.path"),
            "io.sluice.gateway.app.Main",
            "serve",
            "--data",
            folder.resolve("data").toString(),
            "--s3-port=0",
            "--web-port=0",
            "--management-port=0");
    builder.environment().putAll(KEY);
    builder.environment().put("SLUICE_SCAN_CLAMD", clamd.unix());
    builder.environment().put("SLUICE_SCAN_INLINE_MAX", "1MiB");
    Path log = folder.resolve("server.log");
    server = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    url = awaitServing(log);
  }

  private static String awaitServing(Path log) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES_MAX);
    while (System.nanoTime() < deadline && server.isAlive()) {
      Matcher serving = SERVING.matcher(Files.readString(log));
      if (serving.find()) {
        return serving.group(1);
      }
      Thread.onSpinWait();
    }
    throw new IllegalStateException("the server did not start:\n" + Files.readString(log));
  }

  @AfterAll
  static void end() throws InterruptedException {
    server.destroy();
    assertThat(server.waitFor(MINUTES_MAX, TimeUnit.MINUTES)).isTrue();
    clamd.close();
  }

  @Test
  void awsCliOfDebian() throws Exception {
    run(script("aws.sh"), "/usr/bin/aws");
  }

  @Test
  void newestAwsCli() throws Exception {
    run(script("aws.sh"), NEWEST.resolve("aws").toString());
  }

  @Test
  void newestBoto3() throws Exception {
    run(NEWEST.resolve("python").toString(), script("boto3_session.py"));
  }

  @Test
  void boto3OfDebian() throws Exception {
    run("/usr/bin/python3", script("boto3_of_debian.py"));
  }

  @Test
  void rclone() throws Exception {
    run(script("rclone.sh"));
  }

  @Test
  void restic() throws Exception {
    run(script("restic.sh"));
  }

  @Test
  void s3cmd() throws Exception {
    run(script("s3cmd.sh"));
  }

  @Test
  void duplicity() throws Exception {
    run(script("duplicity.sh"));
  }

  @Test
  void checksumsByDefaultAndWithout() throws Exception {
    run(NEWEST.resolve("python").toString(), script("checksums.py"));
  }

  @Test
  void aNotebook() throws Exception {
    run(NEWEST.resolve("python").toString(), script("notebook.py"));
  }

  /** Where the machine has no FUSE nothing can be mounted, and the report says so. */
  @ParameterizedTest
  @ValueSource(strings = {"s3fs", "rclone"})
  void mounted(String client) throws Exception {
    assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "no FUSE on this machine");
    run(script("mount.sh"), client);
  }

  private static String script(String name) {
    return SCRIPTS.resolve(name).toString();
  }

  private static void run(String... command) throws Exception {
    Path work = Files.createTempDirectory(folder, "work");
    Path output = work.resolveSibling(work.getFileName() + ".log");
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(work.toFile());
    builder.environment().putAll(KEY);
    builder.environment().put("SLUICE_URL", url);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    boolean ended = process.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0)
        .as(() -> String.join(" ", command) + " went wrong:\n" + read(output))
        .isTrue();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
