package io.sluice.indexer;

import java.util.List;

/**
 * What the one who asks may read. It is part of every query, so that totals, facets and pages count
 * nothing else.
 */
public sealed interface SearchScope {

  /** Everything. */
  record All() implements SearchScope {}

  /** What lies below any of these; nothing for an empty list. */
  record Below(List<Place> places) implements SearchScope {
    public Below {
      places = List.copyOf(places);
    }
  }

  /** The keys of a bucket that begin with a prefix; all of them for an empty one. */
  record Place(String bucket, String prefix) {}
}
