package io.sluice.indexer.query;

import io.sluice.indexer.InvalidSearch;
import java.util.List;

/**
 * How much a query may ask for.
 *
 * @param length characters of what was typed
 * @param terms words, phrases and fields in all
 * @param depth how deeply parentheses and minus signs may be nested
 */
public record QueryLimits(int length, int terms, int depth) {

  public static final QueryLimits DEFAULT = new QueryLimits(2_000, 100, 20);

  /**
   * For queries that come from elsewhere than the parser: engines recurse into them.
   *
   * @throws InvalidSearch with position -1 where it asks for more
   */
  public void check(Query query) {
    if (count(query, 0) > terms) {
      throw tooMany(-1);
    }
  }

  InvalidSearch tooMany(int position) {
    return new InvalidSearch("A search has at most " + terms + " words.", position);
  }

  InvalidSearch tooDeep(int position) {
    return new InvalidSearch("Parentheses are nested at most " + depth + " deep.", position);
  }

  InvalidSearch tooLong() {
    return new InvalidSearch("A search has at most " + length + " characters.", length);
  }

  private long count(Query query, int level) {
    // Each level of parentheses may hold an OR, its ANDs and a NOT.
    if (level > 3 * depth + 3) {
      throw tooDeep(-1);
    }
    return switch (query) {
      case Query.And(List<Query> all) -> count(all, level);
      case Query.Or(List<Query> any) -> count(any, level);
      case Query.Not(Query none) -> count(none, level + 1);
      case Query.All _,
          Query.Word _,
          Query.Phrase _,
          Query.Prefix _,
          Query.In _,
          Query.Size _,
          Query.Modified _ ->
          1;
    };
  }

  private long count(List<Query> parts, int level) {
    long sum = 0;
    for (Query part : parts) {
      sum += count(part, level + 1);
      if (sum > terms) {
        throw tooMany(-1);
      }
    }
    return sum;
  }
}
