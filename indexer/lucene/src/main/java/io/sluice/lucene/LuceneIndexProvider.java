package io.sluice.lucene;

import io.sluice.indexer.IndexSettings;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.SearchIndexProvider;
import io.vertx.core.Future;
import java.io.IOException;

/** Opens an embedded index: {@code index.engine: lucene}. */
public final class LuceneIndexProvider implements SearchIndexProvider {

  @Override
  public String type() {
    return "lucene";
  }

  @Override
  public Future<SearchIndex> open(IndexSettings settings) {
    return settings.vertx().executeBlocking(() -> opened(settings, Fields.VERSION));
  }

  static SearchIndex opened(IndexSettings settings, int version) throws IOException {
    LuceneSettings own = LuceneSettings.from(settings.values());
    ShelfPlaces places =
        new ShelfPlaces(settings.directory(), version, Fields.READABLE, settings.memoryBytes());
    return new LuceneIndex(settings, own, places);
  }
}
