package io.sluice.indexer.contract;

import static io.sluice.indexer.contract.Futures.await;
import static io.sluice.indexer.contract.Futures.refusal;
import static io.sluice.indexer.contract.IndexUnderTest.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.indexer.Facet;
import io.sluice.indexer.IndexChange;
import io.sluice.indexer.InvalidSearch;
import io.sluice.indexer.SearchRequest.Sort;
import io.sluice.indexer.SearchResult;
import io.sluice.indexer.SearchScope.Place;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders, and going from page to page. */
public interface PagingContract extends IndexUnderTest {

  /** Many that are alike in all that can be sorted by. */
  private void fill(int count) {
    Random random = new Random(7);
    put(
        IntStream.range(0, count)
            .mapToObj(i ->
                Sample.of("b", "d" + i % 3 + "/k%03d".formatted(i), "word ".repeat(1 + i % 4))
                    .size(random.nextInt(5))
                    .modified("2024-01-0" + (1 + random.nextInt(5)) + "T00:00:00Z"))
            .toArray(Sample[]::new));
  }

  @Test
  default void everyOrderIsKeptOverAllPages() {
    fill(60);
    for (Sort sort : Sort.values()) {
      Question question = Question.of("word").sort(sort);
      List<String> whole = keys(ask(question));
      assertThat(whole).hasSize(60).doesNotHaveDuplicates();
      assertThat(pages(question.limit(7))).as(sort.name()).isEqualTo(whole);
    }
  }

  private List<String> pages(Question question) {
    List<String> seen = new ArrayList<>();
    SearchResult page = ask(question);
    while (true) {
      assertThat(page.hits().size()).isLessThanOrEqualTo(question.request().limit());
      seen.addAll(keys(page));
      if (page.cursor().isEmpty()) {
        return seen;
      }
      page = ask(question.cursor(page.cursor().get()));
    }
  }

  @Test
  default void ordersAreWhatTheySay() {
    put(
        Sample.of("b", "x/Beta", "word").size(2).modified("2024-01-02T00:00:00Z"),
        Sample.of("b", "y/alpha", "word").size(3).modified("2024-01-01T00:00:00Z"),
        Sample.of("a", "z/Ämter", "word").size(1).modified("2024-01-03T00:00:00Z"),
        Sample.of("c", "z/alpha", "word").size(3).modified("2024-01-01T00:00:00Z"));
    assertThat(order(Sort.NEWEST)).containsExactly("z/Ämter", "x/Beta", "y/alpha", "z/alpha");
    assertThat(order(Sort.OLDEST)).containsExactly("y/alpha", "z/alpha", "x/Beta", "z/Ämter");
    assertThat(order(Sort.LARGEST)).containsExactly("y/alpha", "z/alpha", "x/Beta", "z/Ämter");
    assertThat(order(Sort.SMALLEST)).containsExactly("z/Ämter", "x/Beta", "y/alpha", "z/alpha");
    assertThat(order(Sort.NAME)).containsExactly("y/alpha", "z/alpha", "z/Ämter", "x/Beta");
    assertThat(order(Sort.RELEVANCE)).containsExactly("z/Ämter", "x/Beta", "y/alpha", "z/alpha");
  }

  private List<String> order(Sort sort) {
    return keys(ask(Question.of("content OR word").sort(sort)));
  }

  @Test
  default void whoeverIsThereAllTheWhileIsSeenOnce() {
    for (Sort sort : Sort.values()) {
      await(index().removeAll("b", ""));
      fill(60);
      List<String> before = keys(ask(Question.of("word").sort(sort)));
      List<String> staying = before.stream().filter(key -> key.hashCode() % 4 != 0).toList();
      List<String> leaving = new ArrayList<>(before);
      leaving.removeAll(staying);
      assertThat(pagesUnderWrites(Question.of("word").sort(sort).limit(5), leaving, "n" + sort))
          .as(sort.name())
          .doesNotHaveDuplicates()
          .containsAll(staying);
    }
  }

  private void change(IndexChange... changes) {
    await(index().apply(List.of(changes)));
    refreshed();
  }

  private List<String> pagesUnderWrites(Question question, List<String> leaving, String coming) {
    List<String> seen = new ArrayList<>();
    SearchResult page = ask(question);
    for (int i = 0; ; i++) {
      seen.addAll(keys(page));
      if (page.cursor().isEmpty()) {
        return seen;
      }
      change(
          new IndexChange.Put(Sample.of("b", coming + "/" + i, "word word new").size(i).object()),
          new IndexChange.Remove("b", i < leaving.size() ? leaving.get(i) : "none"));
      page = ask(question.cursor(page.cursor().get()));
      List<String> gone = leaving.subList(0, Math.min(i + 1, leaving.size()));
      assertThat(keys(page)).noneMatch(gone::contains);
    }
  }

  @Test
  default void aPageMayBeEmpty() {
    fill(3);
    SearchResult none = ask(Question.of("word").limit(0));
    assertThat(none.total()).isEqualTo(3);
    assertThat(none.hits()).isEmpty();
    assertThat(none.cursor()).isEmpty();
    assertThat(ask(Question.of("word").limit(3)).cursor()).isEmpty();
    assertThat(ask(Question.of("word").limit(Integer.MAX_VALUE)).hits()).hasSize(3);
  }

  @Test
  default void aCursorIsOfItsQuestion() {
    fill(9);
    Question question = Question.of("word").limit(2);
    String cursor = ask(question).cursor().orElseThrow();
    assertThat(ask(question.scope(new Place("b", "")).cursor(cursor)).hits()).hasSize(2);
    refused(Question.of("words").cursor(cursor));
    refused(question.sort(Sort.NAME).cursor(cursor));
    refused(question.filters(Map.of(Facet.BUCKET, List.of("b"))).cursor(cursor));
  }

  private void refused(Question question) {
    InvalidSearch refusal = refusal(InvalidSearch.class, index().search(question.request()));
    assertThat(refusal.position()).isEqualTo(-1);
  }

  @Test
  default void aForgedCursorIsRefusedOrHarmless() {
    fill(9);
    Random random = new Random(3);
    for (Sort sort : Sort.values()) {
      Question question = Question.of("word").sort(sort).limit(2);
      byte[] good = Base64.getUrlDecoder().decode(ask(question).cursor().orElseThrow());
      refused(question.cursor("x"));
      refused(question.cursor("ü*"));
      refused(question.cursor("A".repeat(100_000)));
      for (int i = 0; i < 200; i++) {
        byte[] forged = java.util.Arrays.copyOf(good, random.nextInt(good.length + 8));
        if (forged.length > 0) {
          forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        String cursor = Base64.getUrlEncoder().encodeToString(forged);
        if (!cursor.isEmpty()) {
          tryCursor(question.scope(new Place("b", "d1/")).cursor(cursor));
        }
      }
    }
  }

  private void tryCursor(Question question) {
    try {
      SearchResult result = ask(question);
      assertThat(keys(result)).allMatch(key -> key.startsWith("d1/"));
    } catch (InvalidSearch expected) {
      assertThat(expected.position()).isEqualTo(-1);
    }
  }

  @Test
  default void aCursorOutlivesARestart() {
    fill(9);
    for (Sort sort : Sort.values()) {
      Question question = Question.of("word").sort(sort).limit(4);
      SearchResult first = ask(question);
      reopen();
      SearchResult second = ask(question.cursor(first.cursor().orElseThrow()).limit(9));
      assertThat(keys(second)).hasSize(5).doesNotContainAnyElementsOf(keys(first));
    }
  }

  @Test
  default void changesThatComeTogetherAreFoundTogether() {
    await(
        index()
            .apply(
                List.of(
                    new IndexChange.Put(Sample.of("b", "1", "word").object()),
                    new IndexChange.Put(Sample.of("b", "2", "word").object()))));
    refreshed();
    assertThat(ask(Question.of("word")).total()).isEqualTo(2);
  }
}
