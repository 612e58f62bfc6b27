package io.sluice.gateway.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that is killed during a bulk upload finds, once it is back, every document that it
 * acknowledged; and a lost index is made anew out of the storage alone.
 */
@Tag("slow")
final class IndexKillTest {
  private static final int DOCUMENTS = 2_000;
  private static final int KILLED_AFTER = 1_200;
  private static final int WRITERS = 8;
  private static final long WAIT_NANOS = 300_000_000_000L;
  private static final String BUCKET = "bulk";

  /** Nothing but the marks can help: nobody reconciles. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "SLUICE_INDEX_ENGINE", "lucene",
          "SLUICE_INDEX_RECONCILE", "0s",
          "SLUICE_OUTBOX_LEASE", "3s",
          "SLUICE_OUTBOX_HEARTBEAT", "500ms");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void everyAcknowledgedDocumentIsFound() throws Exception {
    SluiceProcess sluice = start();
    try {
      sluice.client().createBucket(BUCKET);
      Set<String> acknowledged = uploadUntilKilled(sluice);
      sluice = start();
      awaitFound(sluice, acknowledged);
      Set<String> found = found(sluice);
      sluice.close();

      delete(sluice.data().resolve("index"));
      sluice = start();
      awaitFound(sluice, found);
      assertThat(found(sluice)).isEqualTo(found);
    } finally {
      sluice.close();
    }
  }

  private SluiceProcess start() {
    return SluiceProcess.start(folder.resolve("data"), SETTINGS, List.of());
  }

  private static Set<String> uploadUntilKilled(SluiceProcess sluice) throws InterruptedException {
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    AtomicInteger next = new AtomicInteger();
    CountDownLatch enough = new CountDownLatch(KILLED_AFTER);
    S3Wire client = sluice.client();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(Thread.ofPlatform().start(() -> upload(client, next, acknowledged, enough)));
    }
    enough.await();
    sluice.kill();
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(acknowledged).hasSizeBetween(KILLED_AFTER, DOCUMENTS - 1);
    return acknowledged;
  }

  private static void upload(
      S3Wire client, AtomicInteger next, Set<String> acknowledged, CountDownLatch enough) {
    for (int n = next.getAndIncrement(); n < DOCUMENTS; n = next.getAndIncrement()) {
      String key = String.format("letters/%04d.txt", n);
      String text = "Sammelbrief Nummer " + n + " an alle Eltern";
      try {
        if (client.put(BUCKET, key, text.getBytes(UTF_8)).status() == 200) {
          acknowledged.add(key);
          enough.countDown();
        }
      } catch (UncheckedIOException cutOff) {
        return;
      }
    }
  }

  private static void awaitFound(SluiceProcess sluice, Set<String> keys) {
    long start = System.nanoTime();
    Set<String> missing = keys;
    while (!missing.isEmpty()) {
      assertThat(System.nanoTime() - start).as("not found: " + missing).isLessThan(WAIT_NANOS);
      LockSupport.parkNanos(200_000_000);
      missing = new TreeSet<>(keys);
      missing.removeAll(found(sluice));
    }
  }

  /** All that a word finds which only the texts have, page by page. */
  private static Set<String> found(SluiceProcess sluice) {
    Set<String> keys = new TreeSet<>();
    String cursor = "";
    do {
      String more = cursor.isEmpty() ? "" : "&cursor=" + S3Wire.encode(cursor);
      JsonNode page = get(sluice, "/search?q=Sammelbrief&sort=name&facets=&limit=100" + more);
      page.path("hits").forEach(hit -> keys.add(hit.path("key").asText()));
      cursor = page.path("next").asText("");
    } while (!cursor.isEmpty());
    return keys;
  }

  private static JsonNode get(SluiceProcess sluice, String target) {
    String pair = SluiceProcess.ACCESS_KEY + ":" + SluiceProcess.SECRET_KEY;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sluice.web() + "/api/v1" + target))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }
}
