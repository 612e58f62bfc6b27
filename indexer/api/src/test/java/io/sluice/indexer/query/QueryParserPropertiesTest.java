package io.sluice.indexer.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.indexer.InvalidSearch;
import io.sluice.indexer.query.Query.TextField;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QueryParserPropertiesTest {
  private static final QueryParser PARSER =
      new QueryParser(new QueryLimits(100_000, 10_000, 20), Clock.systemUTC());

  @Property(tries = 2000)
  void itThrowsNothingButInvalidSearch(@ForAll("texts") String text) {
    try {
      Query query = PARSER.parse(text);
      assertThat(PARSER.parse(QueryPrinter.print(query))).isEqualTo(query);
    } catch (InvalidSearch mistake) {
      assertThat(mistake.position()).isBetween(0, text.length());
      assertThat(mistake.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 1000)
  void whatIsPrintedIsParsedAgain(@ForAll("queries") Query query) {
    assertThat(PARSER.parse(QueryPrinter.print(query))).isEqualTo(query);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "a",
            "ü",
            "名",
            "\"",
            "(",
            ")",
            "-",
            "*",
            " ",
            "OR",
            " OR ",
            "\\",
            ":",
            "name:",
            "size:",
            "size>",
            "<=",
            "modified:",
            "2024",
            "..",
            "-05",
            "10MB",
            "today",
            "tag:a=b",
            "\u0000",
            "\ud800",
            "😀",
            "T00:00:00Z");
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        pieces.list().ofMaxSize(12).map(all -> String.join("", all)));
  }

  @Provide
  Arbitrary<Query> queries() {
    return query(3);
  }

  private Arbitrary<Query> query(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<List<Query>> parts = query(depth - 1).list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.oneOf(
        leaves(),
        parts
            .filter(all -> all.stream().noneMatch(Query.And.class::isInstance))
            .map(Query.And::new),
        parts.filter(any -> any.stream().noneMatch(Query.Or.class::isInstance)).map(Query.Or::new),
        query(depth - 1).map(Query.Not::new));
  }

  private Arbitrary<Query> leaves() {
    Arbitrary<String> text = text();
    return Arbitraries.oneOf(
        text.map(Query.Word::new),
        text.map(Query.Prefix::new),
        text.map(Query.Phrase::new),
        Combinators.combine(Arbitraries.of(TextField.values()), text, Arbitraries.of(true, false))
            .as(Query.In::new),
        sizes(),
        times());
  }

  private Arbitrary<String> text() {
    return Arbitraries.oneOf(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(8),
            Arbitraries.of("OR", "-", "*", "\"", "\\", "a b", "(x)", "name:x", "size>1"))
        .filter(text -> !text.isBlank());
  }

  private Arbitrary<Query> sizes() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1L << 40), Arbitraries.longs().between(0, 1L << 40))
        .as((a, b) -> new Query.Size(Math.min(a, b), a % 3 == 0 ? Long.MAX_VALUE : Math.max(a, b)));
  }

  private Arbitrary<Query> times() {
    Arbitrary<Long> seconds = Arbitraries.longs().between(-62135596800L, 253402300799L);
    return Combinators.combine(seconds, Arbitraries.integers().between(0, 999_999_999))
        .as((second, nano) -> {
          Instant from = Instant.ofEpochSecond(second, nano);
          return new Query.Modified(from, from.plusSeconds(1 + Math.abs(nano)));
        });
  }
}
