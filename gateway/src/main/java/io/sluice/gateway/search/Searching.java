package io.sluice.gateway.search;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.BucketSettingsStore;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.indexer.Facet;
import io.sluice.indexer.InvalidSearch;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.SearchRequest;
import io.sluice.indexer.SearchResult;
import io.sluice.indexer.query.Query;
import io.sluice.indexer.query.QueryParser;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Finds objects for somebody. */
public final class Searching {
  private final Access access;
  private final Scopes scopes;
  private final SearchIndex index;
  private final QueryParser parser;

  public Searching(
      ObjectStore store,
      Access access,
      BucketSettingsStore settings,
      SearchIndex index,
      QueryParser parser) {
    this.access = access;
    this.scopes = new Scopes(store, settings);
    this.index = index;
    this.parser = parser;
  }

  /**
   * What somebody asks.
   *
   * @param text in the query language; empty for everything
   * @param filters for each facet, any of the values it may have
   * @param facets to be counted
   */
  public record Question(
      String text,
      Map<Facet, List<String>> filters,
      SearchRequest.Sort sort,
      String cursor,
      int limit,
      List<Facet> facets,
      int facetValues,
      int snippets) {}

  /**
   * Fails with {@link AccessDenied} for those without a key, and with {@link InvalidSearch} where
   * the text is no query.
   */
  public Future<SearchResult> search(Principal who, Question question) {
    return access
        .require(who, Permission.to(Action.LIST_BUCKETS))
        .compose(may -> find(who, question));
  }

  private Future<SearchResult> find(Principal who, Question question) {
    Query query = parser.parse(question.text());
    return scopes
        .of(who)
        .compose(scope ->
            index.search(
                new SearchRequest(
                    query,
                    question.filters(),
                    scope,
                    question.sort(),
                    question.cursor(),
                    question.limit(),
                    question.facets(),
                    question.facetValues(),
                    question.snippets())));
  }
}
