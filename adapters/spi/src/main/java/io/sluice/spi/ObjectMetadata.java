package io.sluice.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of an object beside its bytes. All names are lower case.
 *
 * @param headers how the bytes are to be presented: {@code content-type}, {@code cache-control},
 *     {@code content-disposition}, {@code content-encoding}, {@code content-language}, {@code
 *     expires}
 * @param user what the writer wants kept with the object; never interpreted
 * @param annotations what the gateway keeps with the object (tags, verdict, client's mtime); never
 *     set by a client directly
 */
public record ObjectMetadata(
    Map<String, String> headers, Map<String, String> user, Map<String, String> annotations) {

  public static final ObjectMetadata EMPTY = new ObjectMetadata(Map.of(), Map.of(), Map.of());

  public ObjectMetadata {
    headers = Map.copyOf(headers);
    user = Map.copyOf(user);
    annotations = Map.copyOf(annotations);
  }

  /** This, with the given annotations put over those it has. */
  public ObjectMetadata annotated(Map<String, String> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, String> merged = new HashMap<>(annotations);
    merged.putAll(more);
    return new ObjectMetadata(headers, user, merged);
  }

  /** The names and values of everything together, as UTF-8: what a store's limit counts. */
  public long bytes() {
    return Stream.of(headers, user, annotations)
        .flatMap(map -> map.entrySet().stream())
        .mapToLong(entry -> Utf8.bytes(entry.getKey()) + (long) Utf8.bytes(entry.getValue()))
        .sum();
  }
}
