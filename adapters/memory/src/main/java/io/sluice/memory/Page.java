package io.sluice.memory;

import java.util.List;

/** A page is cut from a list that holds one entry more, if there is one more. */
final class Page {

  private Page() {}

  static <T> List<T> cut(List<T> found, int limit) {
    return found.subList(0, Math.min(limit, found.size()));
  }
}
