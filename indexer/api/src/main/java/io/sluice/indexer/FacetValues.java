package io.sluice.indexer;

import java.time.ZoneOffset;
import java.util.List;

/** Which values of facets an object counts for: the same in every engine. */
public final class FacetValues {
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  private FacetValues() {}

  /** The values that an object has of a facet; at most one, except of tags. */
  public static List<String> of(IndexedObject object, Facet facet) {
    return switch (facet) {
      case TYPE -> List.of(DocumentKind.of(object.contentType()).text());
      case LANGUAGE -> object.language().stream().toList();
      case BUCKET -> List.of(object.bucket());
      case YEAR -> List.of("%04d".formatted(object.modified().atZone(ZoneOffset.UTC).getYear()));
      case SIZE -> List.of(sizeClass(object.size()));
      case OWNER -> known(object.owner());
      case TAG ->
          object.tags().entrySet().stream()
              .map(tag -> tag.getKey() + "=" + tag.getValue())
              .sorted()
              .toList();
      case VERDICT -> known(object.verdict());
    };
  }

  private static List<String> known(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }

  private static String sizeClass(long bytes) {
    if (bytes < 10 * KIB) {
      return "tiny";
    }
    if (bytes < MIB) {
      return "small";
    }
    if (bytes < 100 * MIB) {
      return "medium";
    }
    return bytes < GIB ? "large" : "huge";
  }
}
