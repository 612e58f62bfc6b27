package io.sluice.gateway.insight;

import static io.sluice.gateway.insight.ScannedGateway.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.scanner.contract.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the index and the documents to be read have no room left, nobody's upload or search fails,
 * and all is found once there is room again. Mounts small filesystems, which only root may.
 */
@Tag("slow")
final class FullIndexDiskTest {
  private static final int LETTERS = 20;

  @TempDir static Path folder;
  private static boolean mounted;
  private static ScannedGateway scanned;

  @BeforeAll
  static void start() throws Exception {
    mounted = mount(extract()) && mount(index());
    assumeTrue(mounted, "no small filesystem can be mounted here: that takes root");
    scanned =
        new ScannedGateway(
            Map.of(
                "storage.data", folder.resolve("data").toString(),
                "index.directory", index().toString()));
    scanned.beforeAll(null);
  }

  private static Path extract() {
    return folder.resolve("data/extract");
  }

  private static Path index() {
    return folder.resolve("index");
  }

  private static boolean mount(Path at) throws IOException, InterruptedException {
    Files.createDirectories(at);
    return run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", at.toString()) == 0;
  }

  @AfterAll
  static void stop() throws Exception {
    if (scanned != null) {
      scanned.afterAll(null);
    }
    if (mounted) {
      assertThat(run("umount", extract().toString(), index().toString())).isZero();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** Until not one byte more fits. */
  private static Path fill(Path disk) {
    Path ballast = disk.resolve("ballast");
    try (OutputStream out = Files.newOutputStream(ballast)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      return ballast;
    }
  }

  @Test
  void uploadsAndSearchesGoOnAndAllIsFoundInTheEnd() throws IOException {
    String bucket = scanned.bucket("{}");
    scanned.put(bucket, "before.txt", "Wortvorher".getBytes(UTF_8));
    eventually("the first is found", () -> scanned.found("Wortvorher") == 1);
    Path first = fill(extract());
    Path second = fill(index());
    for (int i = 0; i < LETTERS; i++) {
      scanned.put(bucket, i + ".txt", ("Wortwaehrend " + noise(i)).getBytes(UTF_8));
    }
    eventually("some look fails", FullIndexDiskTest::looksFail);
    assertThat(scanned.found("Wortvorher")).isEqualTo(1);
    assertThat(scanned.get(bucket, "before.txt")).isEqualTo("Wortvorher".getBytes(UTF_8));
    Files.delete(first);
    Files.delete(second);
    eventually("all are found", () -> scanned.found("Wortwaehrend") == LETTERS);
    assertThat(scanned.found("Wortvorher")).isEqualTo(1);
    assertThat(scanned.rest().get("/dead-letters").json().path("letters")).isEmpty();
  }

  /** Too much for what is left of a page. */
  private static String noise(int seed) {
    return java.util.HexFormat.of().formatHex(Samples.random(100_000, seed));
  }

  private static boolean looksFail() {
    String retried = "sluice_outbox_looks_total{outcome=\"retry\"} ";
    String metrics = scanned.gateway().metrics();
    return metrics.contains(retried) && !metrics.contains(retried + "0.0");
  }
}
