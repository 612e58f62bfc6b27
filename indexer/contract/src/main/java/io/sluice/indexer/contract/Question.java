package io.sluice.indexer.contract;

import io.sluice.indexer.Facet;
import io.sluice.indexer.SearchRequest;
import io.sluice.indexer.SearchRequest.Sort;
import io.sluice.indexer.SearchScope;
import io.sluice.indexer.query.Query;
import io.sluice.indexer.query.QueryLimits;
import io.sluice.indexer.query.QueryParser;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Requests for tests, from plain ones on. */
public record Question(SearchRequest request) {
  private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT, Clock.systemUTC());

  /** What somebody typed who may read everything. */
  public static Question of(String text) {
    return of(PARSER.parse(text));
  }

  public static Question of(Query query) {
    return new Question(
        new SearchRequest(
            query, Map.of(), new SearchScope.All(), Sort.RELEVANCE, "", 100, List.of(), 10, 0));
  }

  public Question filters(Map<Facet, List<String>> filters) {
    SearchRequest r = request;
    return with(filters, r.scope(), r.sort(), r.cursor(), r.limit(), r.facets(), r.snippets());
  }

  public Question scope(SearchScope.Place... places) {
    SearchRequest r = request;
    SearchScope scope = new SearchScope.Below(Arrays.asList(places));
    return with(r.filters(), scope, r.sort(), r.cursor(), r.limit(), r.facets(), r.snippets());
  }

  public Question sort(Sort sort) {
    SearchRequest r = request;
    return with(r.filters(), r.scope(), sort, r.cursor(), r.limit(), r.facets(), r.snippets());
  }

  public Question cursor(String cursor) {
    SearchRequest r = request;
    return with(r.filters(), r.scope(), r.sort(), cursor, r.limit(), r.facets(), r.snippets());
  }

  public Question limit(int limit) {
    SearchRequest r = request;
    return with(r.filters(), r.scope(), r.sort(), r.cursor(), limit, r.facets(), r.snippets());
  }

  public Question facets(Facet... facets) {
    SearchRequest r = request;
    List<Facet> all = Arrays.asList(facets);
    return with(r.filters(), r.scope(), r.sort(), r.cursor(), r.limit(), all, r.snippets());
  }

  public Question snippets(int snippets) {
    SearchRequest r = request;
    return with(r.filters(), r.scope(), r.sort(), r.cursor(), r.limit(), r.facets(), snippets);
  }

  private Question with(
      Map<Facet, List<String>> filters,
      SearchScope scope,
      Sort sort,
      String cursor,
      int limit,
      List<Facet> facets,
      int snippets) {
    return new Question(
        new SearchRequest(
            request.query(),
            filters,
            scope,
            sort,
            cursor,
            limit,
            facets,
            request.facetValues(),
            snippets));
  }
}
