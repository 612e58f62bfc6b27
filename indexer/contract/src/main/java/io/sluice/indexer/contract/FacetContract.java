package io.sluice.indexer.contract;

import static io.sluice.indexer.contract.IndexUnderTest.counts;
import static io.sluice.indexer.contract.IndexUnderTest.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.indexer.Facet;
import io.sluice.indexer.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counting hits by what they are, and choosing from that. */
public interface FacetContract extends IndexUnderTest {

  private void fill() {
    put(
        Sample.of("north", "1", "word")
            .language("de")
            .modified("2023-05-01T00:00:00Z")
            .size(10)
            .tags(Map.of("p", "x", "q", "y")),
        Sample.of("north", "2", "word")
            .language("en")
            .modified("2024-05-01T00:00:00Z")
            .size(20_000)
            .about("application/pdf", "ben", "clean")
            .tags(Map.of("p", "x")),
        Sample.of("south", "3", "word")
            .modified("2024-01-01T00:00:00Z")
            .size(2L << 30)
            .about("application/pdf", "ben", "infected"),
        Sample.of("south", "4", "another").about("image/png", "", ""));
  }

  @Test
  default void everyFacetIsCountedExactly() {
    fill();
    SearchResult result = ask(Question.of("word").facets(Facet.values()).limit(1));
    assertThat(result.total()).isEqualTo(3);
    assertThat(counts(result, Facet.TYPE)).isEqualTo(Map.of("pdf", 2L, "text", 1L));
    assertThat(counts(result, Facet.LANGUAGE)).isEqualTo(Map.of("de", 1L, "en", 1L));
    assertThat(counts(result, Facet.BUCKET)).isEqualTo(Map.of("north", 2L, "south", 1L));
    assertThat(counts(result, Facet.YEAR)).isEqualTo(Map.of("2024", 2L, "2023", 1L));
    assertThat(counts(result, Facet.SIZE)).isEqualTo(Map.of("tiny", 1L, "small", 1L, "huge", 1L));
    assertThat(counts(result, Facet.OWNER)).isEqualTo(Map.of("ben", 2L, "anna", 1L));
    assertThat(counts(result, Facet.TAG)).isEqualTo(Map.of("p=x", 2L, "q=y", 1L));
    assertThat(counts(result, Facet.VERDICT)).isEqualTo(Map.of("clean", 2L, "infected", 1L));
  }

  @Test
  default void onlyWhatWasAskedForIsCountedTheMostFrequentFirst() {
    fill();
    SearchResult result = ask(Question.of("").facets(Facet.TYPE));
    assertThat(result.facets()).containsOnlyKeys(Facet.TYPE);
    assertThat(counts(result, Facet.TYPE).keySet()).containsExactly("pdf", "image", "text");
    assertThat(ask(Question.of("")).facets()).isEmpty();
    assertThat(counts(ask(Question.of("none").facets(Facet.TYPE)), Facet.TYPE)).isEmpty();
  }

  @Test
  default void noMoreValuesThanAskedForTheMostFrequentOnes() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      samples.add(Sample.of("b", "k" + i, "word").about("text/plain", "o" + i / 2 % 20, "clean"));
    }
    samples.add(Sample.of("b", "last", "word").about("text/plain", "o7", "clean"));
    put(samples.toArray(Sample[]::new));
    Map<String, Long> owners = counts(ask(Question.of("").facets(Facet.OWNER)), Facet.OWNER);
    assertThat(owners).hasSize(10);
    assertThat(owners.entrySet().iterator().next()).isEqualTo(Map.entry("o7", 5L));
    assertThat(List.copyOf(owners.values())).isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  default void chosenValuesFilterAndOtherValuesOfTheFacetCanStillBeChosen() {
    fill();
    Question question = Question.of("word").facets(Facet.TYPE, Facet.BUCKET, Facet.YEAR);
    SearchResult result = ask(question.filters(Map.of(Facet.TYPE, List.of("pdf"))));
    assertThat(keys(result)).containsExactlyInAnyOrder("2", "3");
    assertThat(result.total()).isEqualTo(2);
    assertThat(counts(result, Facet.TYPE)).isEqualTo(Map.of("pdf", 2L, "text", 1L));
    assertThat(counts(result, Facet.BUCKET)).isEqualTo(Map.of("north", 1L, "south", 1L));
    assertThat(counts(result, Facet.YEAR)).isEqualTo(Map.of("2024", 2L));

    SearchResult both =
        ask(question.filters(Map.of(Facet.TYPE, List.of("pdf"), Facet.BUCKET, List.of("north"))));
    assertThat(keys(both)).containsExactly("2");
    assertThat(counts(both, Facet.TYPE)).isEqualTo(Map.of("pdf", 1L, "text", 1L));
    assertThat(counts(both, Facet.BUCKET)).isEqualTo(Map.of("north", 1L, "south", 1L));
    assertThat(counts(both, Facet.YEAR)).isEqualTo(Map.of("2024", 1L));
  }

  @Test
  default void anyOfTheChosenValuesWillDo() {
    fill();
    Map<Facet, List<String>> filters =
        Map.of(Facet.YEAR, List.of("2023", "2024"), Facet.TAG, List.of("q=y", "none"));
    assertThat(keys(ask(Question.of("").filters(filters)))).containsExactly("1");
    assertThat(keys(ask(Question.of("").filters(Map.of(Facet.TYPE, List.of("none")))))).isEmpty();
    SearchResult none =
        ask(Question.of("word").facets(Facet.TYPE).filters(Map.of(Facet.TYPE, List.of("none"))));
    assertThat(none.total()).isZero();
    assertThat(counts(none, Facet.TYPE)).isEqualTo(Map.of("pdf", 2L, "text", 1L));
  }
}
