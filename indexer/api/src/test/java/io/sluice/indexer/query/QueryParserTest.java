package io.sluice.indexer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.indexer.InvalidSearch;
import io.sluice.indexer.query.Query.All;
import io.sluice.indexer.query.Query.And;
import io.sluice.indexer.query.Query.In;
import io.sluice.indexer.query.Query.Modified;
import io.sluice.indexer.query.Query.Not;
import io.sluice.indexer.query.Query.Or;
import io.sluice.indexer.query.Query.Phrase;
import io.sluice.indexer.query.Query.Prefix;
import io.sluice.indexer.query.Query.Size;
import io.sluice.indexer.query.Query.TextField;
import io.sluice.indexer.query.Query.Word;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-15T22:30:00Z"), ZONE);
  private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT, CLOCK);

  private static Query parse(String text) {
    return PARSER.parse(text);
  }

  private static Word word(String text) {
    return new Word(text);
  }

  @Test
  void wordsAreAllAskedFor() {
    assertThat(parse("Haftpflicht 2024"))
        .isEqualTo(new And(List.of(word("Haftpflicht"), word("2024"))));
    assertThat(parse("  straße\u00a0\t")).isEqualTo(word("straße"));
    assertThat(parse("東京 дом बाघ"))
        .isEqualTo(new And(List.of(word("東京"), word("дом"), word("बाघ"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n \u3000"})
  void nothingAsksForEverything(String text) {
    assertThat(parse(text)).isEqualTo(new All());
  }

  @Test
  void orBindsWeakerThanTheBlank() {
    assertThat(parse("a b OR c"))
        .isEqualTo(new Or(List.of(new And(List.of(word("a"), word("b"))), word("c"))));
    assertThat(parse("a (b OR c) d"))
        .isEqualTo(new And(List.of(word("a"), new Or(List.of(word("b"), word("c"))), word("d"))));
    assertThat(parse("a OR b OR (c OR d)"))
        .isEqualTo(new Or(List.of(word("a"), word("b"), word("c"), word("d"))));
    assertThat(parse("or ORbit \\OR"))
        .isEqualTo(new And(List.of(word("or"), word("ORbit"), word("OR"))));
  }

  @Test
  void aMinusTakesAway() {
    assertThat(parse("-a")).isEqualTo(new Not(word("a")));
    assertThat(parse("a -\"b c\" -(d OR e)"))
        .isEqualTo(
            new And(
                List.of(
                    word("a"),
                    new Not(new Phrase("b c")),
                    new Not(new Or(List.of(word("d"), word("e")))))));
    assertThat(parse("-type:pdf")).isEqualTo(new Not(new In(TextField.TYPE, "pdf", false)));
    assertThat(parse("semi-final \\-x"))
        .isEqualTo(new And(List.of(word("semi-final"), word("-x"))));
  }

  @Test
  void quotesKeepWordsTogether() {
    assertThat(parse("\"to be\"")).isEqualTo(new Phrase("to be"));
    assertThat(parse("\"he said \\\"no\\\" \\\\\"")).isEqualTo(new Phrase("he said \"no\" \\"));
    assertThat(parse("a\"b c\"d"))
        .isEqualTo(new And(List.of(word("a"), new Phrase("b c"), word("d"))));
  }

  @Test
  void aStarIsTheRestOfAWord() {
    assertThat(parse("haft*")).isEqualTo(new Prefix("haft"));
    assertThat(parse("2\\*3")).isEqualTo(word("2*3"));
  }

  @Test
  void fieldsAreAskedByName() {
    assertThat(parse("name:\"annual report\""))
        .isEqualTo(new In(TextField.NAME, "annual report", false));
    assertThat(parse("Name:rep*")).isEqualTo(new In(TextField.NAME, "rep", true));
    assertThat(parse("name:\"annual rep\"*")).isEqualTo(new In(TextField.NAME, "annual rep", true));
    assertThat(parse("path:2024/reports/"))
        .isEqualTo(new In(TextField.PATH, "2024/reports/", false));
    assertThat(parse("tag:project=x:y")).isEqualTo(new In(TextField.TAG, "project=x:y", false));
    assertThat(parse("12:30")).isEqualTo(word("12:30"));
    assertThat(parse("http\\://x")).isEqualTo(word("http://x"));
  }

  @ParameterizedTest
  @CsvSource({
    "size>10MB, 10000001, 9223372036854775807",
    "size:>10MB, 10000001, 9223372036854775807",
    "size>=1GiB, 1073741824, 9223372036854775807",
    "size<1k, 0, 999",
    "size<=1.5KiB, 0, 1536",
    "size:10MB..20MB, 10000000, 20000000",
    "size:..20, 0, 20",
    "size:20.., 20, 9223372036854775807",
    "size:0, 0, 0",
    "SIZE:\"7b\", 7, 7",
  })
  void sizes(String text, long least, long most) {
    assertThat(parse(text)).isEqualTo(new Size(least, most));
  }

  @ParameterizedTest
  @CsvSource({
    "modified:2024, 2024-01-01, 2025-01-01",
    "modified:2024..2025, 2024-01-01, 2026-01-01",
    "modified:2024-05..2024-06-15, 2024-05-01, 2024-06-16",
    "modified:2024-02, 2024-02-01, 2024-03-01",
    "modified:today, 2024-06-16, 2024-06-17",
    "modified:yesterday, 2024-06-15, 2024-06-16",
    "modified:week, 2024-06-10, 2024-06-17",
    "modified:month, 2024-05-17, 2024-06-17",
    "modified:year, 2023-06-17, 2024-06-17",
    "modified>2024, 2025-01-01, ''",
    "modified>=2024-05, 2024-05-01, ''",
    "modified<2024, '', 2024-01-01",
    "modified<=2024, '', 2025-01-01",
    "modified:2024.., 2024-01-01, ''",
  })
  void times(String text, String from, String until) {
    assertThat(parse(text))
        .isEqualTo(new Modified(day(from, Instant.MIN), day(until, Instant.MAX)));
  }

  private static Instant day(String day, Instant otherwise) {
    return day.isEmpty() ? otherwise : LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "*|0|at least one letter",
        "a *|2|at least one letter",
        "a*b|1|end of a word",
        "-|0|without a blank",
        "a - b|2|without a blank",
        "--a|1|One - is enough",
        "OR|0|both sides",
        "OR a|0|both sides",
        "a OR|2|behind it",
        "a OR OR b|5|both sides",
        "(a OR )|3|behind it",
        "ab \"cd|3|never closed",
        "\"\"|0|nothing between",
        "a (b|2|never closed",
        "(|0|never closed",
        "()|1|nothing in these",
        "a)|1|no ( that",
        "nam:x|0|no field “nam”",
        "a http://x|2|in quotes",
        "name:|0|right behind it",
        "x name: y|2|right behind it",
        "name>x|4|Only size and modified",
        "size:big|5|is no size",
        "size:2..1|5|must not be above",
        "size:1..x|8|is no size",
        "size:..|5|one side",
        "size<0|5|No size",
        "size>99999999999TB|5|Nothing is as large",
        "size:1*|5|no meaning",
        "modified:2024-13|9|is no date",
        "modified:2024-02-30|9|is no date",
        "modified:2024..soon|15|is no date",
        "modified:2025..2024|9|must not end",
        "modified:..|9|one side",
        "a\\|1|character behind it",
      })
  void aMistakeIsPointedAt(String text, int position, String sentence) {
    InvalidSearch mistake = catchThrowableOfType(InvalidSearch.class, () -> parse(text));
    assertThat(mistake).isNotNull().hasMessageContaining(sentence);
    assertThat(mistake.position()).isEqualTo(position);
  }

  @Test
  void everythingHasALimit() {
    assertMistake("a".repeat(2001), 2000, "2000 characters");
    assertMistake("a ".repeat(101), 200, "100 words");
    assertMistake("(".repeat(21) + "a" + ")".repeat(21), 20, "20 deep");
    parse("a".repeat(2000));
    parse("-a ".repeat(100));
    parse("(".repeat(20) + "a" + ")".repeat(20));
  }

  private static void assertMistake(String text, int position, String sentence) {
    InvalidSearch mistake = catchThrowableOfType(InvalidSearch.class, () -> parse(text));
    assertThat(mistake).isNotNull().hasMessageContaining(sentence);
    assertThat(mistake.position()).isEqualTo(position);
  }

  @Test
  void whatTheParserAllowsTheEngineAllows() {
    String level = "a OR b -(";
    Query deep = parse(level.repeat(20) + "c" + ")".repeat(20));
    QueryLimits.DEFAULT.check(deep);
    Query deeper = deep;
    for (int i = 0; i < 10_000; i++) {
      deeper = new Not(deeper);
    }
    Query tooDeep = deeper;
    assertThat(catchThrowableOfType(InvalidSearch.class, () -> QueryLimits.DEFAULT.check(tooDeep)))
        .isNotNull();
  }
}
