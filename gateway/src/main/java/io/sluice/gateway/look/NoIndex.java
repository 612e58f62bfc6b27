package io.sluice.gateway.look;

import io.sluice.indexer.IndexChange;
import io.sluice.indexer.IndexPage;
import io.sluice.indexer.IndexState;
import io.sluice.indexer.IndexUnavailable;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.SearchRequest;
import io.sluice.indexer.SearchResult;
import io.vertx.core.Future;
import java.util.List;

/** Where nothing is to be found: what is written is forgotten, and whoever searches hears so. */
public final class NoIndex implements SearchIndex {

  @Override
  public Future<Void> apply(List<IndexChange> changes) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> removeAll(String bucket, String prefix) {
    return Future.succeededFuture();
  }

  @Override
  public Future<SearchResult> search(SearchRequest request) {
    return Future.failedFuture(new IndexUnavailable("search is switched off here", null));
  }

  @Override
  public Future<IndexPage> list(String bucket, String prefix, String after, int limit) {
    return Future.succeededFuture(new IndexPage(List.of(), false));
  }

  @Override
  public Future<List<String>> buckets() {
    return Future.succeededFuture(List.of());
  }

  @Override
  public IndexState state() {
    return new IndexState("none", 0, 0, "search is switched off", false);
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
