package io.sluice.lucene;

import io.sluice.indexer.Facet;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** The values of a facet in one segment, and how often each was seen. */
final class FacetColumn {
  private final SortedSetDocValues values;
  private final int[] counts;
  private final FixedBitSet chosen;
  private int ord = -1;

  /**
   * A column.
   *
   * @param chosen the values that the facet may have; empty where it may have any
   */
  FacetColumn(LeafReader reader, Facet facet, List<String> chosen) throws IOException {
    this.values = DocValues.getSortedSet(reader, Fields.of(facet));
    this.counts = new int[Math.toIntExact(values.getValueCount())];
    this.chosen = chosen.isEmpty() ? null : ords(chosen);
  }

  private FixedBitSet ords(List<String> chosen) throws IOException {
    FixedBitSet ords = new FixedBitSet(counts.length);
    for (String value : chosen) {
      long ord = values.lookupTerm(Fields.term(value));
      if (ord >= 0) {
        ords.set((int) ord);
      }
    }
    return ords;
  }

  /** Whether a document has one of the values that were chosen. */
  boolean accepts(int document) throws IOException {
    if (chosen == null) {
      return true;
    }
    if (values.advanceExact(document)) {
      for (int left = values.docValueCount(); left > 0; left--) {
        if (chosen.get((int) values.nextOrd())) {
          return true;
        }
      }
    }
    return false;
  }

  void count(int document) throws IOException {
    if (values.advanceExact(document)) {
      for (int left = values.docValueCount(); left > 0; left--) {
        counts[(int) values.nextOrd()]++;
      }
    }
  }

  /** Goes to the next value that was seen, in the order of their bytes. */
  boolean next() {
    do {
      ord++;
    } while (ord < counts.length && counts[ord] == 0);
    return ord < counts.length;
  }

  BytesRef value() throws IOException {
    return BytesRef.deepCopyOf(values.lookupOrd(ord));
  }

  long seen() {
    return counts[ord];
  }
}
