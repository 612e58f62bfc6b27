package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, on free ports of 127.0.0.1, that keeps all it has in one
 * folder. Started with the options of {@code bin/sluice}, from the classes under test.
 */
final class SluiceProcess implements AutoCloseable {
  static final String ACCESS_KEY = "itest";
  static final String SECRET_KEY = "itest-secret-key";

  private static final long WAIT_SECONDS = 120;
  private static final Pattern SERVING =
      Pattern.compile(
          "\"message\":\"serving\",\"s3\":\"([^\"]+)\",\"web\":\"([^\"]+)\",\"management\":\"([^\"]+)\"");

  private final Path data;
  private final Process process;
  private final StringBuilder log = new StringBuilder();
  private final CompletableFuture<Matcher> serving = new CompletableFuture<>();
  private final Thread reader;
  private String url;
  private String web;
  private String management;

  private SluiceProcess(Path data, Process process) {
    this.data = data;
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::readLog);
  }

  /** Starts one and waits until it says that it is ready. */
  static SluiceProcess start(Path data) {
    return start(data, Map.of(), List.of());
  }

  /**
   * Starts one and waits until it says that it is ready.
   *
   * @param environment more settings, {@code SLUICE_...}
   * @param wrapper a command that runs the one behind it, such as strace
   */
  static SluiceProcess start(Path data, Map<String, String> environment, List<String> wrapper) {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(java());
    command.addAll(List.of("io.sluice.gateway.app.Main", "serve", "--data", data.toString()));
    command.addAll(List.of("--s3-port", "0", "--web-port", "0", "--management-port", "0"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(settings());
    builder.environment().putAll(environment);
    try {
      SluiceProcess sluice = new SluiceProcess(data, builder.start());
      sluice.awaitReady();
      return sluice;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseCompactObjectHeaders",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "-Dsluice.extract.lib=" + System.getProperty("sluice.extract.lib"),
        "--class-path",
        System.getProperty("java.class.path"));
  }

  private static Map<String, String> settings() {
    return Map.of(
        "LC_ALL", "C.UTF-8",
        "SLUICE_S3_HOST", "127.0.0.1",
        "SLUICE_WEB_HOST", "127.0.0.1",
        "SLUICE_INDEX_ENGINE", "none",
        "SLUICE_ROOT_ACCESS_KEY", ACCESS_KEY,
        "SLUICE_ROOT_SECRET_KEY", SECRET_KEY);
  }

  private void readLog() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (log) {
          log.append(line).append('\n');
        }
        Matcher matcher = SERVING.matcher(line);
        if (matcher.find()) {
          serving.complete(matcher);
        }
      }
    } catch (IOException e) {
      serving.completeExceptionally(e);
    }
    serving.completeExceptionally(new IllegalStateException("it ended before it served"));
  }

  private void awaitReady() {
    try {
      Matcher told = serving.get(WAIT_SECONDS, TimeUnit.SECONDS);
      url = told.group(1);
      web = told.group(2);
      management = told.group(3);
      assertThat(Http.status(management + "/health/ready")).isEqualTo(200);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("Sluice did not start:\n" + log(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return url;
  }

  /** The door of REST. */
  String web() {
    return web;
  }

  /** The present value of a meter, all its tags together. */
  double metric(String name) {
    return Http.get(management + "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  int port() {
    return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
  }

  /** A client that knows the root key. */
  S3Wire client() {
    return new S3Wire(port(), ACCESS_KEY, SECRET_KEY);
  }

  /** Where a bucket's files are. */
  Path bucket(String name) {
    return data.resolve("buckets").resolve(name);
  }

  Path data() {
    return data;
  }

  long pid() {
    return process.pid();
  }

  /** All that it wrote so far. */
  String log() {
    synchronized (log) {
      return log.toString();
    }
  }

  /** As a crash: nothing of it runs any longer. */
  void kill() {
    process.toHandle().destroyForcibly();
    awaitEnd();
  }

  /** Asks it to end, as systemd does, and does not wait. */
  void terminate() {
    process.toHandle().destroy(); // Process.destroy would close its output, too
  }

  /** Waits for its end, and tells how it went. */
  int awaitEnd() {
    try {
      if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Sluice did not end:\n" + log());
      }
      reader.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts another one on the same folder; this one must have ended. */
  SluiceProcess again() {
    return start(data);
  }

  @Override
  public void close() {
    terminate();
    awaitEnd();
  }

  /** Every file and folder beneath a folder, relative to it. */
  static List<String> tree(Path folder) {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(path -> !path.equals(folder))
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
