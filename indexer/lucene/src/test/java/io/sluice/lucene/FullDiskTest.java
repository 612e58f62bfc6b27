package io.sluice.lucene;

import static io.sluice.indexer.contract.Futures.await;
import static io.sluice.indexer.contract.Futures.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.indexer.IndexChange;
import io.sluice.indexer.IndexUnavailable;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.contract.IndexUnderTest;
import io.sluice.indexer.contract.Question;
import io.sluice.indexer.contract.Sample;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk stops writes, not searches. Mounts a small filesystem, which only root may. */
@Tag("slow")
class FullDiskTest {
  private static final int DISK_BYTES = 4 << 20;

  @TempDir Path folder;

  @Test
  void writesAreRefusedAndSearchesGoOnUntilThereIsRoomAgain() throws Exception {
    String options = "size=" + DISK_BYTES;
    int mounted = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
    assumeTrue(mounted == 0, "no small filesystem can be mounted here: that takes root");
    Vertx vertx = Vertx.vertx();
    try {
      SearchIndex index = Indexes.open(vertx, folder.resolve("index"));
      put(index, "before", "word");
      Path filler = folder.resolve("filler");
      Files.write(filler, new byte[DISK_BYTES - 256 * 1024]);
      for (int i = 0; i < 3; i++) {
        List<IndexChange> large = List.of(change("large", noise()));
        refusal(IndexUnavailable.class, index.apply(large));
        assertThat(index.state().usable()).isFalse();
        assertThat(found(index)).containsExactly("before");
      }
      Files.delete(filler);
      put(index, "after", "word");
      assertThat(index.state().usable()).isTrue();
      assertThat(found(index)).containsExactlyInAnyOrder("before", "after");
      await(index.close());
    } finally {
      await(vertx.close());
      assertThat(run("umount", folder.toString())).isZero();
    }
  }

  private static String noise() {
    Random random = new Random(1);
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      noise.append(Integer.toString(random.nextInt(), 36)).append(' ');
    }
    return noise.toString();
  }

  private static IndexChange change(String key, String content) {
    return new IndexChange.Put(Sample.of("b", key, content).object());
  }

  private static void put(SearchIndex index, String key, String content) {
    await(index.apply(List.of(change(key, content))));
  }

  private static List<String> found(SearchIndex index) {
    return IndexUnderTest.keys(await(index.search(Question.of("word").request())));
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
