package io.sluice.indexer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found.
 *
 * @param total how many hits there are on all pages, exactly
 * @param facets values with their counts, the most frequent first
 * @param cursor to ask for what follows; empty where nothing does
 */
public record SearchResult(
    long total, List<Hit> hits, Map<Facet, List<Count>> facets, Optional<String> cursor) {

  public SearchResult {
    hits = List.copyOf(hits);
    facets = Map.copyOf(facets);
  }

  /**
   * An object that matches.
   *
   * @param object without its content
   * @param snippets pieces of its text as HTML: everything escaped, then the words that were found
   *     between {@code <mark>} and {@code </mark>}
   */
  public record Hit(IndexedObject object, double score, List<String> snippets) {
    public Hit {
      snippets = List.copyOf(snippets);
    }
  }

  /** How many hits have a value. */
  public record Count(String value, long count) {}
}
