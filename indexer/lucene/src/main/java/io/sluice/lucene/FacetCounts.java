package io.sluice.lucene;

import io.sluice.indexer.SearchResult.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.util.BytesRef;

/**
 * Adds up what was counted of a facet in each segment. The segments' values come in order and are
 * merged, so that memory does not grow with the number of values: a bucket may have a million tags.
 */
final class FacetCounts {
  private static final Comparator<Count> RAREST_FIRST =
      Comparator.comparingLong(Count::count).thenComparing(Count::value, Comparator.reverseOrder());

  private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::value));
  private final PriorityQueue<Count> top = new PriorityQueue<>(RAREST_FIRST);
  private final int most;

  private FacetCounts(int most) {
    this.most = most;
  }

  /** The most frequent values; those as frequent by their name. */
  static List<Count> of(List<FacetColumn> columns, int most) throws IOException {
    FacetCounts counts = new FacetCounts(most);
    for (FacetColumn column : columns) {
      counts.advance(column);
    }
    counts.merge();
    List<Count> list = new ArrayList<>(counts.top);
    list.sort(RAREST_FIRST.reversed());
    return list;
  }

  private void advance(FacetColumn column) throws IOException {
    if (column.next()) {
      heads.add(new Head(column.value(), column));
    }
  }

  private void merge() throws IOException {
    while (!heads.isEmpty()) {
      BytesRef value = heads.peek().value;
      long count = 0;
      while (!heads.isEmpty() && heads.peek().value.equals(value)) {
        FacetColumn column = heads.remove().column;
        count += column.seen();
        advance(column);
      }
      if (top.size() < most || count >= top.peek().count()) {
        top.add(new Count(Fields.text(value), count));
      }
      if (top.size() > most) {
        top.remove();
      }
    }
  }

  private record Head(BytesRef value, FacetColumn column) {}
}
