package io.sluice.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A change of metadata. What is empty stays as it is.
 *
 * @param headers replaces all headers
 * @param user replaces all user metadata
 * @param annotations single annotations to set, or to remove where the value is empty
 */
public record MetadataPatch(
    Optional<Map<String, String>> headers,
    Optional<Map<String, String>> user,
    Map<String, Optional<String>> annotations) {

  /** Changes nothing. */
  public static final MetadataPatch NONE =
      new MetadataPatch(Optional.empty(), Optional.empty(), Map.of());

  public MetadataPatch {
    headers = headers.map(Map::copyOf);
    user = user.map(Map::copyOf);
    annotations = Map.copyOf(annotations);
  }

  public static MetadataPatch annotate(String name, String value) {
    return new MetadataPatch(Optional.empty(), Optional.empty(), Map.of(name, Optional.of(value)));
  }

  public ObjectMetadata applyTo(ObjectMetadata old) {
    Map<String, String> merged = new HashMap<>(old.annotations());
    annotations.forEach((name, value) ->
        value.ifPresentOrElse(v -> merged.put(name, v), () -> merged.remove(name)));
    return new ObjectMetadata(headers.orElse(old.headers()), user.orElse(old.user()), merged);
  }
}
