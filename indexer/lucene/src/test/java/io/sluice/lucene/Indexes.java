package io.sluice.lucene;

import static io.sluice.indexer.contract.Futures.await;

import io.sluice.indexer.IndexSettings;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.SearchIndexProvider;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;

/** Opens indexes as the gateway does. */
final class Indexes {
  private static final long MEMORY_BYTES = 64 << 20;

  private Indexes() {}

  static SearchIndex open(Vertx vertx, Path directory) {
    return open(vertx, directory, Map.of("commitWaitMillis", "1"));
  }

  static SearchIndex open(Vertx vertx, Path directory, Map<String, String> values) {
    SearchIndexProvider provider =
        ServiceLoader.load(SearchIndexProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.type().equals("lucene"))
            .findFirst()
            .orElseThrow();
    return await(provider.open(settings(vertx, directory, values)));
  }

  static IndexSettings settings(Vertx vertx, Path directory, Map<String, String> values) {
    return new IndexSettings(vertx, directory, Duration.ofSeconds(1), MEMORY_BYTES, values);
  }
}
