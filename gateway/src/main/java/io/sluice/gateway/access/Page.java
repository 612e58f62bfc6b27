package io.sluice.gateway.access;

import java.util.List;
import java.util.Optional;

/**
 * A page of a listing.
 *
 * @param next what to ask with for the next page; empty where this is the last
 */
public record Page<T>(List<T> items, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
  }
}
