package io.sluice.indexer.contract;

import static io.sluice.indexer.contract.IndexUnderTest.counts;
import static io.sluice.indexer.contract.IndexUnderTest.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.indexer.Facet;
import io.sluice.indexer.SearchRequest.Sort;
import io.sluice.indexer.SearchResult;
import io.sluice.indexer.SearchScope.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody learns of what they may not read. */
public interface ScopeContract extends IndexUnderTest {

  private void fill() {
    put(
        Sample.of("north", "private/1", "word secret"),
        Sample.of("north", "shared/2", "word open").tags(Map.of("p", "x")),
        Sample.of("north", "shared-not/3", "word secret"),
        Sample.of("north2", "shared/4", "word secret").tags(Map.of("p", "x", "hidden", "1")),
        Sample.of("south", "5", "word open"));
  }

  @Test
  default void onlyPlacesOfTheScopeAreFound() {
    fill();
    Question word = Question.of("word");
    assertThat(keys(ask(word.scope(new Place("north", "shared/"), new Place("south", "")))))
        .containsExactlyInAnyOrder("shared/2", "5");
    assertThat(keys(ask(word.scope(new Place("north", ""))))).hasSize(3);
    assertThat(keys(ask(word.scope(new Place("north", "sha"))))).hasSize(2);
    assertThat(keys(ask(word.scope(new Place("north", "shared/2"))))).containsExactly("shared/2");
    assertThat(keys(ask(word.scope(new Place("nor", ""))))).isEmpty();
    assertThat(keys(ask(word.scope()))).isEmpty();
    assertThat(
            keys(
                ask(
                    word.scope(
                        new Place("north", "pri"),
                        new Place("north", "private/"),
                        new Place("north", "private/1"),
                        new Place("south", "5")))))
        .containsExactlyInAnyOrder("private/1", "5");
  }

  @Test
  default void negationsAndAlternativesStayWithin() {
    fill();
    Place shared = new Place("north", "shared/");
    assertThat(keys(ask(Question.of("-open").scope(shared)))).isEmpty();
    assertThat(keys(ask(Question.of("secret OR open").scope(shared)))).containsExactly("shared/2");
    assertThat(keys(ask(Question.of("").scope(shared)))).containsExactly("shared/2");
    assertThat(keys(ask(Question.of("bucket:north2").scope(shared)))).isEmpty();
    assertThat(
            keys(
                ask(
                    Question.of("")
                        .scope(shared)
                        .filters(Map.of(Facet.BUCKET, List.of("north2", "south"))))))
        .isEmpty();
  }

  @Test
  default void totalsAndFacetsCountNothingElse() {
    fill();
    SearchResult result =
        ask(
            Question.of("word")
                .scope(new Place("north", "shared/"))
                .facets(Facet.values())
                .filters(Map.of(Facet.BUCKET, List.of("north2"))));
    assertThat(result.total()).isZero();
    assertThat(counts(result, Facet.BUCKET)).isEqualTo(Map.of("north", 1L));
    SearchResult all =
        ask(Question.of("word").scope(new Place("north", "shared/")).facets(Facet.values()));
    assertThat(all.total()).isEqualTo(1);
    assertThat(counts(all, Facet.TAG)).isEqualTo(Map.of("p=x", 1L));
  }

  @Test
  default void aCursorOfOthersOpensNothing() {
    fill();
    for (Sort sort : Sort.values()) {
      Question mine = Question.of("word").limit(1).sort(sort);
      String cursor = ask(mine).cursor().orElseThrow();
      SearchResult page = ask(mine.scope(new Place("south", "")).cursor(cursor).limit(10));
      assertThat(keys(page)).isSubsetOf("5");
      assertThat(page.total()).isEqualTo(1);
    }
  }

  @Test
  default void aScopeMayHaveThousandsOfPlaces() {
    fill();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      places.add(new Place("bucket" + i, ""));
      places.add(new Place("north", "folder" + i + "/"));
      places.add(new Place("north", "beginning" + i));
    }
    Question question = Question.of("word").facets(Facet.BUCKET);
    assertThat(ask(question.scope(places.toArray(Place[]::new))).total()).isZero();
    places.add(new Place("north", "shared/"));
    places.add(new Place("north", "shared-n"));
    SearchResult result = ask(question.scope(places.toArray(Place[]::new)));
    assertThat(keys(result)).containsExactlyInAnyOrder("shared/2", "shared-not/3");
    assertThat(counts(result, Facet.BUCKET)).isEqualTo(Map.of("north", 2L));
  }

  @Test
  default void placesEndWhereTheySayWhateverIsInAKey() {
    put(
        Sample.of("b", "a\0/x", "word"),
        Sample.of("b", "a/\0x", "word"),
        Sample.of("b", "/y", "word"),
        Sample.of("b", "ä/z", "word"));
    assertThat(keys(ask(Question.of("word").scope(new Place("b", "a\0")))))
        .containsExactly("a\0/x");
    assertThat(keys(ask(Question.of("word").scope(new Place("b", "a/"))))).containsExactly("a/\0x");
    assertThat(keys(ask(Question.of("word").scope(new Place("b", "/"))))).containsExactly("/y");
    assertThat(keys(ask(Question.of("word").scope(new Place("b", "ä"))))).containsExactly("ä/z");
    String deep = "d/".repeat(100);
    put(Sample.of("b", deep + "x", "word"), Sample.of("b", deep + "d/y", "word"));
    assertThat(ask(Question.of("word").scope(new Place("b", deep + "d/"))).total()).isEqualTo(1);
    assertThat(ask(Question.of("word").scope(new Place("b", deep))).total()).isEqualTo(2);
  }
}
