package io.sluice.indexer.contract;

import static io.sluice.indexer.contract.Futures.await;
import static io.sluice.indexer.contract.Futures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.indexer.Facet;
import io.sluice.indexer.InvalidSearch;
import io.sluice.indexer.query.Query;
import io.sluice.indexer.query.Query.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Content and questions of those who mean harm. */
public interface HostileContract extends IndexUnderTest {

  @Test
  default void oneWordOfTenMegabytesIsTaken() {
    put(Sample.of("b", "big", "a".repeat(10_000_000)), Sample.of("b", "small", "word"));
    assertThat(find("word")).containsExactly("small");
    assertThat(find("aaa*")).containsExactly("big");
    assertThat(ask(Question.of("a".repeat(100)).snippets(2)).hits()).hasSizeLessThan(2);
  }

  @Test
  default void aLargeTextIsFoundToItsEnd() {
    Random random = new Random(1);
    String text =
        IntStream.range(0, 100_000)
            .mapToObj(_ -> Integer.toString(random.nextInt(1_000_000_000), 36))
            .collect(Collectors.joining(" "));
    put(Sample.of("b", "big", text + " needle").language("de"));
    assertThat(find("needle")).containsExactly("big");
    assertThat(find("needl*")).containsExactly("big");
    assertThat(ask(Question.of("needle").snippets(3)).total()).isEqualTo(1);
  }

  @Test
  default void anyCharactersAreTaken() {
    StringBuilder all = new StringBuilder("word ");
    for (int c = 0; c < 0x3000; c++) {
      all.append((char) c);
    }
    all.append("\ud800 \udc00 \uffff \ufeff \u202e end");
    put(
        Sample.of("b", "k\ud800\u0001\u202e", all.toString())
            .title("\u0000\u0001\ud800")
            .tags(Map.of("\u0001", "\ud800", "", ""))
            .user(Map.of("\u0002", "<x>")));
    assertThat(ask(Question.of("word end").facets(Facet.values()).snippets(3)).total())
        .isEqualTo(1);
  }

  @Test
  default void valuesOfAnyLengthAreTaken() {
    String huge = "v".repeat(40_000);
    put(
        Sample.of("b", "k/" + "n".repeat(2_000) + "/x", "word")
            .title(huge)
            .about("x/" + huge, huge, huge)
            .language(huge)
            .tags(Map.of(huge, huge))
            .user(Map.of(huge, huge)));
    assertThat(ask(Question.of("word").facets(Facet.values())).total()).isEqualTo(1);
    assertThat(ask(Question.of(new Query.In(TextField.OWNER, huge, false))).total()).isEqualTo(1);
    assertThat(ask(Question.of(new Query.In(TextField.TAG, huge, false))).total()).isEqualTo(1);
    assertThat(ask(Question.of(new Query.In(TextField.TYPE, "x/" + huge, false))).total())
        .isEqualTo(1);
    assertThat(await(index().list("b", "", "", 1)).entries()).hasSize(1);
  }

  @Test
  default void tooMuchAtOnceIsRefused() {
    List<Query> words = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      words.add(new Query.Word("w" + i));
    }
    refused(new Query.Or(words));
    refused(new Query.And(words));
    Query deep = new Query.Word("w");
    for (int i = 0; i < 10_000; i++) {
      deep = i % 2 == 0 ? new Query.Not(deep) : new Query.And(List.of(deep, new Query.All()));
    }
    refused(deep);
  }

  private void refused(Query query) {
    assertThat(refusal(InvalidSearch.class, index().search(Question.of(query).request())))
        .hasMessageContaining("at most");
  }

  @Test
  default void asMuchAsIsAllowedIsAnswered() {
    put(Sample.of("b", "1", "versicherung strasse running a1 b2 c3").language("de"));
    List<Query> parts = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      parts.add(new Query.Word("Versicherungen-" + i + "-straße"));
      parts.add(new Query.Prefix("vers" + i));
      parts.add(new Query.Phrase("running straße äöü " + i));
      parts.add(new Query.Word("strasse"));
    }
    assertThat(ask(Question.of(new Query.Or(parts)).snippets(2)).total()).isEqualTo(1);
    assertThat(ask(Question.of(new Query.Word("x-".repeat(900)))).total()).isZero();
    assertThat(ask(Question.of(new Query.Phrase("y ".repeat(900)))).total()).isZero();
  }

  @Test
  default void beginningsThatAllWordsHaveAreAnswered() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      samples.add(Sample.of("b", "k" + i, "aaaa" + i + " aaab" + i + " a" + i));
    }
    put(samples.toArray(Sample[]::new));
    assertThat(ask(Question.of("a* aa* aaa* aaaa*").snippets(1)).total()).isEqualTo(500);
    assertThat(ask(Question.of("-a*")).total()).isZero();
  }

  @Test
  default void whatLooksLikeAnotherLanguageOfQueriesIsOnlyText() {
    put(Sample.of("b", "1", "word"));
    for (String text :
        List.of("[a TO b]", "/re.*gex/", "word~2", "word^4", "+word", "!word", "{a}", "w?rd")) {
      assertThat(ask(Question.of(new Query.Word(text))).total()).as(text).isLessThan(2);
      assertThat(ask(Question.of(new Query.Prefix(text))).total()).as(text).isLessThan(2);
      assertThat(ask(Question.of(new Query.In(TextField.PATH, text, true))).total()).isZero();
    }
    assertThat(find("w?rd")).isEmpty();
  }
}
