package io.sluice.gateway.rest.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.policy.Word;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Params;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.gateway.search.Searching;
import io.sluice.gateway.search.Searching.Question;
import io.sluice.indexer.Facet;
import io.sluice.indexer.IndexedObject;
import io.sluice.indexer.SearchRequest.Sort;
import io.sluice.indexer.SearchResult;
import io.sluice.indexer.SearchResult.Count;
import io.sluice.indexer.SearchResult.Hit;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds what the one who asks may read, by its text, its name and all that is known of it. */
public final class Search implements Operation {
  private static final int LIMIT = 20;
  private static final int LIMIT_MAX = 100;
  private static final int SNIPPETS = 3;
  private static final int FACET_VALUES = 10;

  private final Searching searching;

  public Search(Searching searching) {
    this.searching = searching;
  }

  /** A page; {@code next} is null in the last one. */
  private record Page(long total, List<Found> hits, Map<String, List<Count>> facets, String next) {}

  /**
   * A hit.
   *
   * @param note why its text was not searched, or not all of it; null where nothing is missing
   */
  private record Found(
      String bucket,
      String key,
      String name,
      long size,
      String type,
      String modified,
      String language,
      String owner,
      String verdict,
      String title,
      Map<String, String> tags,
      String note,
      double score,
      List<String> snippets) {

    static Found of(Hit hit) {
      IndexedObject object = hit.object();
      return new Found(
          object.bucket(),
          object.key(),
          object.name(),
          object.size(),
          object.contentType(),
          HttpDates.isoMillis(object.modified()),
          object.language().orElse(null),
          object.owner(),
          object.verdict(),
          orNull(object.title()),
          new TreeMap<>(object.tags()),
          orNull(object.note()),
          hit.score(),
          hit.snippets());
    }

    private static String orNull(String text) {
      return text.isEmpty() ? null : text;
    }
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return searching
        .search(request.principal(), question(request.params()))
        .map(Search::page)
        .map(Reply::document);
  }

  private static Question question(Params params) {
    int limit = params.get("limit").isEmpty() ? LIMIT : params.limit(LIMIT_MAX);
    return new Question(
        params.text("q"),
        filters(params),
        sort(params),
        params.text("cursor"),
        limit,
        facets(params),
        FACET_VALUES,
        SNIPPETS);
  }

  /** Each facet is a parameter, too: of several values, separated by commas, any will do. */
  private static Map<Facet, List<String>> filters(Params params) {
    Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      List<String> values = list(params.text(facet.text()));
      if (!values.isEmpty()) {
        filters.put(facet, values);
      }
    }
    return filters;
  }

  private static List<String> list(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static Sort sort(Params params) {
    String text = params.text("sort");
    if (text.isEmpty()) {
      return Sort.RELEVANCE;
    }
    return Word.parse(Sort.class, text)
        .orElseThrow(() ->
            RestFailure.parameter(
                "sort", "The order must be one of " + Word.all(Sort.class) + "."));
  }

  private static List<Facet> facets(Params params) {
    if (params.get("facets").isEmpty()) {
      return List.of(Facet.values());
    }
    List<Facet> facets = new ArrayList<>();
    for (String name : list(params.text("facets"))) {
      facets.add(
          Arrays.stream(Facet.values())
              .filter(facet -> facet.text().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> RestFailure.parameter("facets", "There is no facet " + name + " here.")));
    }
    return facets;
  }

  private static Page page(SearchResult result) {
    Map<String, List<Count>> facets = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      if (result.facets().containsKey(facet)) {
        facets.put(facet.text(), result.facets().get(facet));
      }
    }
    return new Page(
        result.total(),
        result.hits().stream().map(Found::of).toList(),
        facets,
        result.cursor().orElse(null));
  }
}
