package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that is killed in the midst of writes has lost nothing that it acknowledged, and shows
 * nothing by halves: what was not acknowledged is there whole, or not at all.
 */
@Tag("slow")
final class KillTest {
  private static final int ROUNDS = 4;
  private static final int WRITERS = 8;
  private static final int ACKNOWLEDGED_A_ROUND = 150;
  private static final String BUCKET = MixedWrites.BUCKET;

  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLostAndNothingIsHalf() throws Exception {
    SluiceProcess sluice = SluiceProcess.start(folder.resolve("data"));
    try {
      sluice.client().createBucket(BUCKET);
      List<MixedWrites> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(new MixedWrites(i));
      }
      for (int round = 0; round < ROUNDS; round++) {
        writeUntilKilled(sluice, writers);
        sluice = sluice.again();
        compare(sluice.client(), writers);
      }
      clearAway(sluice);
    } finally {
      sluice.close();
    }
  }

  private static void writeUntilKilled(SluiceProcess sluice, List<MixedWrites> writers)
      throws InterruptedException {
    CountDownLatch acknowledged = new CountDownLatch(ACKNOWLEDGED_A_ROUND);
    S3Wire client = sluice.client();
    List<Thread> threads =
        writers.stream()
            .map(writer -> Thread.ofPlatform().start(() -> writer.run(client, acknowledged)))
            .toList();
    acknowledged.await();
    sluice.kill();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(writers).flatExtracting(MixedWrites::refused).isEmpty();
    assertThat(writers).as("cut off in mid-request").anyMatch(MixedWrites::wasCutOff);
  }

  private static void compare(S3Wire client, List<MixedWrites> writers) {
    Map<String, String> found = new TreeMap<>();
    for (MixedWrites writer : writers) {
      writer.compare(client, found);
    }
    assertThat(listed(client)).as("the listing and the objects").isEqualTo(found);
  }

  /** Keys with their ETags, page by page. */
  private static Map<String, String> listed(S3Wire client) {
    Map<String, String> all = new TreeMap<>();
    String token = "";
    do {
      String after = token.isEmpty() ? "" : "&continuation-token=" + S3Wire.encode(token);
      Answer page = client.send("GET", "/" + BUCKET + "?list-type=2&max-keys=50" + after);
      List<String> keys = page.elements("Key");
      for (int i = 0; i < keys.size(); i++) {
        all.put(keys.get(i), page.elements("ETag").get(i));
      }
      token = page.element("NextContinuationToken");
    } while (!token.isEmpty());
    return all;
  }

  /** What the kill left behind is in nobody's way. */
  private static void clearAway(SluiceProcess sluice) throws IOException {
    S3Wire client = sluice.client();
    for (String key : listed(client).keySet()) {
      assertThat(client.delete(BUCKET, key).status()).isEqualTo(204);
    }
    Answer uploads = client.send("GET", "/" + BUCKET + "?uploads");
    for (int i = 0; i < uploads.elements("Key").size(); i++) {
      String target =
          S3Wire.path(BUCKET, uploads.elements("Key").get(i))
              + "?uploadId="
              + uploads.elements("UploadId").get(i);
      assertThat(client.send("DELETE", target).status()).isEqualTo(204);
    }
    assertThat(client.send("DELETE", "/" + BUCKET).status()).isEqualTo(204);
    assertThat(SluiceProcess.tree(sluice.data().resolve("buckets"))).isEmpty();
  }
}
