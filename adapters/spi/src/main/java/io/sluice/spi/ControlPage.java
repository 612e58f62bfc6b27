package io.sluice.spi;

import java.util.List;

/**
 * A page of the names in a folder.
 *
 * @param names in byte order
 * @param more whether a page after the last of these names would hold anything
 */
public record ControlPage(List<String> names, boolean more) {

  public ControlPage {
    names = List.copyOf(names);
  }
}
