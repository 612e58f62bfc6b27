package io.sluice.indexer.contract;

import static io.sluice.indexer.contract.Futures.await;

import io.sluice.indexer.Facet;
import io.sluice.indexer.IndexChange;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.SearchResult;
import io.sluice.indexer.SearchResult.Count;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a test class of an engine gives, and words to test it with. */
public interface IndexUnderTest {

  /** The index of the test that runs: empty at its beginning. */
  SearchIndex index();

  /** What it was opened with. */
  Vertx vertx();

  /** Closes it and opens it again with what it had; from now on this is {@link #index}. */
  void reopen();

  /** Waits until what was applied can be found; nothing where that is at once. */
  void refreshed();

  default void put(Sample... samples) {
    await(
        index()
            .apply(
                Arrays.stream(samples)
                    .<IndexChange>map(sample -> new IndexChange.Put(sample.object()))
                    .toList()));
    refreshed();
  }

  default void remove(String bucket, String key) {
    await(index().apply(List.of(new IndexChange.Remove(bucket, key))));
    refreshed();
  }

  default SearchResult ask(Question question) {
    return await(index().search(question.request()));
  }

  /** The keys of what is found, the best first. */
  default List<String> find(String text) {
    return keys(ask(Question.of(text)));
  }

  static List<String> keys(SearchResult result) {
    return result.hits().stream().map(hit -> hit.object().key()).toList();
  }

  /** What a facet counted, in its order. */
  static Map<String, Long> counts(SearchResult result, Facet facet) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Count count : result.facets().get(facet)) {
      counts.put(count.value(), count.count());
    }
    return counts;
  }
}
