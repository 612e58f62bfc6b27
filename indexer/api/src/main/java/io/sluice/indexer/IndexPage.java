package io.sluice.indexer;

import java.util.List;

/**
 * A page of what is indexed.
 *
 * @param more whether others follow
 */
public record IndexPage(List<Entry> entries, boolean more) {

  public IndexPage {
    entries = List.copyOf(entries);
  }

  /** An object that is indexed, as {@link IndexedObject} says. */
  public record Entry(String key, String stamp, String verdict, String note) {}
}
