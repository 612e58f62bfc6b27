package io.sluice.gateway.representation;

import io.sluice.spi.ETag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Entity tags as conditions list them: quoted or, as S3 clients do, not. */
public final class EntityTags {

  private EntityTags() {}

  /** The tag without its quotes. */
  public static String unquoted(String tag) {
    String text = tag.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  public static String quoted(ETag etag) {
    return '"' + etag.value() + '"';
  }

  /** For If-Match: strong comparison, so a weak tag never matches. */
  public static Predicate<ETag> strong(String header) {
    return matching(header, false);
  }

  /** For If-None-Match: weak comparison. */
  public static Predicate<ETag> weak(String header) {
    return matching(header, true);
  }

  private static Predicate<ETag> matching(String header, boolean weak) {
    if (header.strip().equals("*")) {
      return etag -> true;
    }
    List<String> tags = new ArrayList<>();
    for (String item : header.split(",", -1)) {
      String tag = item.strip();
      if (!tag.startsWith("W/")) {
        tags.add(unquoted(tag));
      } else if (weak) {
        tags.add(unquoted(tag.substring(2)));
      }
    }
    return etag -> tags.contains(etag.value());
  }
}
