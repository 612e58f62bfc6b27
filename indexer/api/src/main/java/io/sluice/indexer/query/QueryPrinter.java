package io.sluice.indexer.query;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a query as it can be typed. What {@link QueryParser} made of a text, it makes of this text
 * again; other queries must be as the parser makes them: no {@link Query.All} within another, no
 * list of less than two, no list right within one of its kind, no empty text.
 */
public final class QueryPrinter {

  private QueryPrinter() {}

  public static String print(Query query) {
    return switch (query) {
      case Query.All _ -> "";
      case Query.Or(List<Query> any) -> joined(any, " OR ");
      case Query.And(List<Query> all) -> joined(all, " ");
      case Query.Not(Query none) -> "-" + atom(none);
      case Query.Word(String text) -> word(text);
      case Query.Prefix(String text) -> word(text) + "*";
      case Query.Phrase(String text) -> quoted(text);
      case Query.In(Query.TextField field, String text, boolean prefix) ->
          field.text() + ":" + quoted(text) + (prefix ? "*" : "");
      case Query.Size(long least, long most) ->
          "size:" + least + ".." + (most == Long.MAX_VALUE ? "" : most);
      case Query.Modified(Instant from, Instant until) ->
          "modified:"
              + (from.equals(Instant.MIN) ? "" : from)
              + ".."
              + (until.equals(Instant.MAX) ? "" : until);
    };
  }

  private static String joined(List<Query> parts, String between) {
    return parts.stream()
        .map(part -> part instanceof Query.Not ? print(part) : atom(part))
        .collect(Collectors.joining(between));
  }

  private static String atom(Query query) {
    return switch (query) {
      case Query.And _, Query.Or _, Query.Not _ -> "(" + print(query) + ")";
      default -> print(query);
    };
  }

  /** Each character that might mean something is told not to. */
  private static String word(String text) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean means = QueryText.isBreak(c) || "\\*:<>".indexOf(c) >= 0;
      boolean first = word.isEmpty() && (c == '-' || text.equals("OR"));
      word.append(means || first ? "\\" : "").append(c);
    }
    return word.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
