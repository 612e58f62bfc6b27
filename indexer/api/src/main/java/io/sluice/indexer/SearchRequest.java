package io.sluice.indexer;

import io.sluice.indexer.query.Query;
import java.util.List;
import java.util.Map;

/**
 * A question.
 *
 * @param query what was typed
 * @param filters what was chosen beside it: for each facet, any of the values it may have
 * @param scope what the one who asks may read
 * @param cursor of an earlier result, to go on behind it; empty to begin
 * @param limit at most so many hits, 0 or more
 * @param facets which to count, and how many values of each at most
 * @param snippets how many pieces of text to show of each hit; 0 for none
 */
public record SearchRequest(
    Query query,
    Map<Facet, List<String>> filters,
    SearchScope scope,
    Sort sort,
    String cursor,
    int limit,
    List<Facet> facets,
    int facetValues,
    int snippets) {

  public SearchRequest {
    filters = Map.copyOf(filters);
    facets = List.copyOf(facets);
  }

  /** In which order hits come; those that are alike, by bucket and key. */
  public enum Sort {
    RELEVANCE,
    NEWEST,
    OLDEST,
    LARGEST,
    SMALLEST,
    NAME
  }
}
