package io.sluice.clients.hadoop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway as people start it, with one bucket named "lake". */
final class Sluice {
  static final String ACCESS_KEY = "hadooproot";
  static final String SECRET_KEY = "hadooprootsecret";
  private static final Pattern SERVING =
      Pattern.compile("\"message\":\"serving\",\"s3\":\"([^\"]+)\"");
  private static final long SECONDS_MAX = 120;

  private final Process process;
  private final String url;

  private Sluice(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static Sluice serve(Path data) throws IOException {
    // A folder below the root is a bucket.
    Files.createDirectories(data.resolve("buckets/lake"));
    Path log = data.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("sluice.home"), "bin/sluice").toString(),
            "serve",
            "--data",
            data.toString(),
            "--s3-port=0",
            "--web-port=0",
            "--management-port=0");
    builder
        .environment()
        .putAll(
            Map.of(
                "SLUICE_ROOT_ACCESS_KEY",
                ACCESS_KEY,
                "SLUICE_ROOT_SECRET_KEY",
                SECRET_KEY,
                "SLUICE_INDEX_ENGINE",
                "none",
                "SLUICE_S3_HOST",
                "127.0.0.1",
                "SLUICE_WEB_HOST",
                "127.0.0.1"));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new Sluice(process, awaitServing(process, log));
  }

  private static String awaitServing(Process process, Path log) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
    while (System.nanoTime() < deadline && process.isAlive()) {
      Matcher serving = SERVING.matcher(Files.readString(log));
      if (serving.find()) {
        return serving.group(1);
      }
      Thread.onSpinWait();
    }
    throw new IllegalStateException("the gateway did not start:\n" + Files.readString(log));
  }

  String url() {
    return url;
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the gateway did not end");
    }
  }
}
