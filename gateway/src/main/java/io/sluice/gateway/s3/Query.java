package io.sluice.gateway.s3;

import io.sluice.gateway.http.QueryParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The decoded parameters of a query, in their order. A name that comes twice counts once. */
public final class Query {
  static final Query EMPTY = new Query(List.of(), List.of());

  private final List<String> names;
  private final List<String> values;

  private Query(List<String> names, List<String> values) {
    this.names = names;
    this.values = values;
  }

  /** Throws {@link IllegalArgumentException} where it is not percent-encoded UTF-8. */
  static Query parse(String raw) {
    if (raw.isEmpty()) {
      return EMPTY;
    }
    List<String> names = new ArrayList<>(4);
    List<String> values = new ArrayList<>(4);
    QueryParts.forEach(
        raw,
        (name, value) -> {
          names.add(name);
          values.add(value);
        });
    return new Query(names, values);
  }

  List<String> names() {
    return names;
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  /** The value, empty where the parameter has none. */
  public Optional<String> get(String name) {
    int index = names.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(values.get(index));
  }

  /** The value, or empty text where the parameter is absent. */
  public String text(String name) {
    int index = names.indexOf(name);
    return index < 0 ? "" : values.get(index);
  }
}
