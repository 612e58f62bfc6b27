package io.sluice.lucene;

import static io.sluice.indexer.contract.Futures.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.indexer.IndexPage.Entry;
import io.sluice.indexer.SearchIndex;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class CrashTest {
  @TempDir Path directory;

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    Vertx vertx = Vertx.vertx();
    int last = -1;
    for (int round = 0; round < 2; round++) {
      last = killed(40 + 15 * round);
      SearchIndex index = Indexes.open(vertx, directory);
      List<String> keys =
          await(index.list("b", "", "", 10_000)).entries().stream().map(Entry::key).toList();
      int acknowledged = last;
      assertThat(keys)
          .containsAll(
              IntStream.rangeClosed(acknowledged - 18, acknowledged)
                  .mapToObj(i -> "k" + i)
                  .toList());
      IntStream.rangeClosed(0, acknowledged - 20)
          .forEach(i -> assertThat(keys).doesNotContain("k" + i));
      assertThat(index.state().rebuild()).isTrue();
      await(index.removeAll("b", ""));
      await(index.close());
    }
    await(vertx.close());
  }

  /** The last number that a process wrote before it was killed, at this one or later. */
  private int killed(int at) throws IOException, InterruptedException {
    Process bulk =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Bulk.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = -1;
    try (BufferedReader lines = bulk.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.matches("[0-9]+")) {
          last = Integer.parseInt(line);
        }
        if (last == at) {
          bulk.toHandle().destroyForcibly(); // the process itself would close what is read
        }
      }
    }
    bulk.waitFor();
    assertThat(last).isGreaterThanOrEqualTo(at);
    return last;
  }
}
