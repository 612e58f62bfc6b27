package io.sluice.lucene;

import io.sluice.indexer.Facet;
import io.sluice.indexer.SearchResult.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Counts hits and the values of facets in one pass over what matches without the filters of these
 * facets. A document that meets all filters counts everywhere; one that fails a single filter
 * counts for that facet alone, so that its other values can be offered.
 */
final class FacetPass implements Collector, CollectorManager<FacetPass, FacetPass> {
  private final List<Facet> facets;
  private final Map<Facet, List<String>> filters;
  private final Map<Facet, List<FacetColumn>> columns = new EnumMap<>(Facet.class);
  private long total;

  /**
   * A pass.
   *
   * @param facets to count
   * @param filters of facets that are counted; other filters are part of the query
   */
  FacetPass(List<Facet> facets, Map<Facet, List<String>> filters) {
    this.facets = facets;
    this.filters = filters;
    facets.forEach(facet -> columns.put(facet, new ArrayList<>()));
  }

  long total() {
    return total;
  }

  /** What was counted elsewhere, where there are no facets to count. */
  void total(long counted) {
    total = counted;
  }

  Map<Facet, List<Count>> counts(int most) throws IOException {
    Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : facets) {
      counts.put(facet, FacetCounts.of(columns.get(facet), most));
    }
    return counts;
  }

  /** A search has one thread, and so one collector. */
  @Override
  public FacetPass newCollector() {
    return this;
  }

  @Override
  public FacetPass reduce(Collection<FacetPass> same) {
    return this;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    List<FacetColumn> here = new ArrayList<>();
    for (Facet facet : facets) {
      List<String> chosen = filters.getOrDefault(facet, List.of());
      FacetColumn column = new FacetColumn(context.reader(), facet, chosen);
      columns.get(facet).add(column);
      here.add(column);
    }
    return new Segment(here.toArray(FacetColumn[]::new));
  }

  /** One segment's documents. */
  private final class Segment implements LeafCollector {
    private final FacetColumn[] here;

    Segment(FacetColumn[] here) {
      this.here = here;
    }

    @Override
    public void setScorer(Scorable scorer) {}

    @Override
    public void collect(int document) throws IOException {
      FacetColumn failed = null;
      if (!filters.isEmpty()) {
        for (FacetColumn column : here) {
          if (!column.accepts(document)) {
            if (failed != null) {
              return;
            }
            failed = column;
          }
        }
      }
      if (failed != null) {
        failed.count(document);
      } else {
        countAll(document);
      }
    }

    private void countAll(int document) throws IOException {
      total++;
      for (FacetColumn column : here) {
        column.count(document);
      }
    }
  }
}
