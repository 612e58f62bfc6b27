package io.sluice.lucene;

import io.sluice.indexer.SearchRequest;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;

/** Orders of hits: by what was asked for, then by id, so that no two are alike. */
final class Sorting {

  private Sorting() {}

  static Sort of(SearchRequest.Sort sort) {
    SortField first =
        switch (sort) {
          case RELEVANCE -> SortField.FIELD_SCORE;
          case NEWEST ->
              LongField.newSortField(Fields.MODIFIED, true, SortedNumericSelector.Type.MIN);
          case OLDEST ->
              LongField.newSortField(Fields.MODIFIED, false, SortedNumericSelector.Type.MIN);
          case LARGEST -> LongField.newSortField(Fields.SIZE, true, SortedNumericSelector.Type.MIN);
          case SMALLEST ->
              LongField.newSortField(Fields.SIZE, false, SortedNumericSelector.Type.MIN);
          case NAME -> new SortField(Fields.NAME_ORDER, SortField.Type.STRING);
        };
    return new Sort(first, new SortField(Fields.ID, SortField.Type.STRING));
  }
}
