package io.sluice.spi;

import java.util.List;

/**
 * A page of a listing.
 *
 * @param entries in byte order of their names
 * @param more whether a page after the last of these names would hold anything
 */
public record ListPage(List<ListEntry> entries, boolean more) {

  public static final ListPage EMPTY = new ListPage(List.of(), false);

  public ListPage {
    entries = List.copyOf(entries);
  }
}
