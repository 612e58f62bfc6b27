package io.sluice.gateway.http;

import java.util.function.BiConsumer;

/** Takes a query apart, strictly. */
public final class QueryParts {

  private QueryParts() {}

  /**
   * Gives each name with its value, decoded and in order; the value is empty where there is none.
   * Throws {@link IllegalArgumentException} where it is not percent-encoded UTF-8.
   */
  public static void forEach(String rawQuery, BiConsumer<String, String> part) {
    int start = 0;
    while (start < rawQuery.length()) {
      int end = rawQuery.indexOf('&', start);
      end = end < 0 ? rawQuery.length() : end;
      if (end > start) {
        int equals = rawQuery.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        part.accept(
            Percent.decodeQuery(rawQuery.substring(start, nameEnd)),
            nameEnd == end ? "" : Percent.decodeQuery(rawQuery.substring(nameEnd + 1, end)));
      }
      start = end + 1;
    }
  }
}
