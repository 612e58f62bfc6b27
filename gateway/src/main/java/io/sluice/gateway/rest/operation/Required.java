package io.sluice.gateway.rest.operation;

import io.sluice.gateway.rest.error.RestFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fields of a body that must be there. */
final class Required {

  private Required() {}

  static <T> T field(String name, T value) {
    if (value == null) {
      throw RestFailure.field(name, "The field " + name + " is missing.");
    }
    return value;
  }

  /** The items of a list, each once; none where the list itself is null. */
  static <T> Set<T> items(String name, List<T> list) {
    Set<T> items = new HashSet<>();
    if (list != null) {
      for (T item : list) {
        if (item == null || !items.add(item)) {
          throw RestFailure.field(name, "The list " + name + " holds null, or the same twice.");
        }
      }
    }
    return items;
  }
}
