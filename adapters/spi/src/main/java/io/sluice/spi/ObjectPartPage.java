package io.sluice.spi;

import java.util.List;

/**
 * Parts of an object by number.
 *
 * @param count how many there are in all; 0 where the object came in one piece, or where nothing is
 *     known of its parts
 * @param more whether others follow these
 */
public record ObjectPartPage(ObjectInfo object, int count, List<ObjectPart> parts, boolean more) {

  public ObjectPartPage {
    parts = List.copyOf(parts);
  }

  /** The page of all parts that the request asks for. */
  public static ObjectPartPage of(
      ObjectInfo object, List<ObjectPart> all, ListObjectParts request) {
    int from = Math.clamp(request.after(), 0, all.size());
    int to = from + Math.clamp(request.limit(), 0, all.size() - from);
    return new ObjectPartPage(object, all.size(), all.subList(from, to), to < all.size());
  }
}
