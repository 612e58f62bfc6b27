package io.sluice.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Somebody lists a bucket, page by page, while somebody else deletes most of it. */
class ListWhileDeletingTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of("storage.type", "posix"));

  private static final int PAGE = 1000;

  private final String bucket = GATEWAY.bucket();

  @Test
  void whatStaysIsListedOnce() throws Exception {
    run(3_000);
  }

  @Test
  @Tag("slow")
  void whatStaysIsListedOnceOfAHundredThousand() throws Exception {
    run(100_000);
  }

  private static String key(int i) {
    return "folder-%d/%06d".formatted(i % 7, i);
  }

  /** Every fiftieth stays. */
  private void run(int count) throws Exception {
    fill(count);
    List<String> staying =
        IntStream.range(0, count)
            .filter(i -> i % 50 == 0)
            .mapToObj(ListWhileDeletingTest::key)
            .sorted()
            .toList();
    CompletableFuture<Void> deletion = CompletableFuture.runAsync(() -> deleteOthers(count));
    do {
      List<String> keys = list();
      assertThat(keys).isSorted().doesNotHaveDuplicates().containsAll(staying);
    } while (!deletion.isDone());
    deletion.get();
    assertThat(list()).isEqualTo(staying);
  }

  private void fill(int count) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Future<?>> puts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String key = key(i);
        puts.add(
            clients.submit(
                () -> GATEWAY.s3().putObject(r -> r.bucket(bucket).key(key), RequestBody.empty())));
      }
      for (Future<?> put : puts) {
        put.get();
      }
    }
  }

  private void deleteOthers(int count) {
    List<ObjectIdentifier> batch = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      if (i % 50 != 0) {
        batch.add(ObjectIdentifier.builder().key(key(i)).build());
      }
      if (batch.size() == PAGE || (i == 0 && !batch.isEmpty())) {
        List<ObjectIdentifier> now = List.copyOf(batch);
        assertThat(
                GATEWAY
                    .s3()
                    .deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(now)))
                    .errors())
            .isEmpty();
        batch.clear();
      }
    }
  }

  private List<String> list() {
    List<String> keys = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      ListObjectsV2Response page =
          GATEWAY.s3().listObjectsV2(r -> r.bucket(bucket).maxKeys(PAGE).continuationToken(from));
      page.contents().stream().map(S3Object::key).forEach(keys::add);
      token = page.nextContinuationToken();
    } while (token != null);
    return keys;
  }
}
