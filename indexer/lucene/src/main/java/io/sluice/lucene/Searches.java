package io.sluice.lucene;

import io.sluice.indexer.Facet;
import io.sluice.indexer.IndexUnavailable;
import io.sluice.indexer.IndexedObject;
import io.sluice.indexer.InvalidSearch;
import io.sluice.indexer.SearchRequest;
import io.sluice.indexer.SearchResult;
import io.sluice.indexer.SearchResult.Count;
import io.sluice.indexer.SearchResult.Hit;
import io.sluice.indexer.SearchScope;
import io.sluice.indexer.query.QueryLimits;
import io.sluice.lucene.Snapshots.Snapshot;
import io.sluice.lucene.analysis.Analysis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.search.QueryCachingPolicy;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.UsageTrackingQueryCachingPolicy;
import org.apache.lucene.util.BytesRef;

/** Answers requests, each on the thread that asks. */
final class Searches {
  private static final int HITS_MAX = 1_000;
  private static final int FACET_VALUES_MAX = 1_000;
  private static final int CACHED_MAX = 1_000;

  /** Each word is looked for in several places and forms; {@link QueryLimits} bounds the words. */
  private static final int CLAUSES_MAX = 64 * QueryLimits.DEFAULT.terms();

  private final Snapshots snapshots;
  private final Translation translation;
  private final Analysis analysis;
  private final QueryCache cache;
  private final QueryCachingPolicy policy = new UsageTrackingQueryCachingPolicy();
  private final long timeoutMillis;

  static {
    IndexSearcher.setMaxClauseCount(CLAUSES_MAX);
  }

  Searches(Snapshots snapshots, Analysis analysis, LuceneSettings settings) {
    this.snapshots = snapshots;
    this.translation = new Translation(analysis);
    this.analysis = analysis;
    this.cache = new LRUQueryCache(CACHED_MAX, settings.cacheBytes());
    this.timeoutMillis = settings.searchTimeout().toMillis();
  }

  SearchResult search(SearchRequest request) throws IOException {
    QueryLimits.DEFAULT.check(request.query());
    Optional<Cursor> cursor =
        request.cursor().isEmpty() ? Optional.empty() : Optional.of(Cursor.read(request));
    Snapshot snapshot =
        cursor.isPresent() ? snapshots.acquire(cursor.get().snapshot()) : snapshots.acquire();
    try {
      return new Run(request, cursor, snapshot).result();
    } catch (IndexSearcher.TooManyClauses e) {
      throw new InvalidSearch("The search asks for too much at once: use fewer words.", -1);
    } finally {
      snapshots.release(snapshot);
    }
  }

  /** One request being answered. */
  private final class Run {
    private final SearchRequest request;
    private final Optional<Cursor> cursor;
    private final Snapshot snapshot;
    private final IndexSearcher searcher;
    private final Query query;

    Run(SearchRequest request, Optional<Cursor> cursor, Snapshot snapshot) {
      this.request = request;
      this.cursor = cursor;
      this.snapshot = snapshot;
      this.searcher = new IndexSearcher(snapshot.reader());
      searcher.setQueryCache(cache);
      searcher.setQueryCachingPolicy(policy);
      searcher.setTimeout(new QueryTimeoutImpl(timeoutMillis));
      this.query = translation.of(request.query());
    }

    SearchResult result() throws IOException {
      int limit = Math.min(request.limit(), HITS_MAX);
      FacetPass counted = count();
      ScoreDoc[] found = counted.total() == 0 || limit < 1 ? new ScoreDoc[0] : top(limit);
      boolean more = found.length > limit;
      List<Hit> hits = hits(found, Math.min(limit, found.length));
      Optional<String> next = more ? Optional.of(next(found[limit - 1])) : Optional.empty();
      Map<Facet, List<Count>> facets =
          counted.counts(Math.clamp(request.facetValues(), 0, FACET_VALUES_MAX));
      return new SearchResult(counted.total(), hits, facets, next);
    }

    private FacetPass count() throws IOException {
      Map<Facet, List<String>> counted = new EnumMap<>(Facet.class);
      List<Facet> others = new ArrayList<>();
      request
          .filters()
          .forEach((facet, values) -> {
            if (request.facets().contains(facet)) {
              counted.put(facet, values);
            } else {
              others.add(facet);
            }
          });
      FacetPass pass = new FacetPass(request.facets().stream().distinct().toList(), counted);
      Query all = filtered(others);
      if (request.facets().isEmpty()) {
        pass.total(searcher.count(all));
      } else {
        searcher.search(all, (CollectorManager<FacetPass, FacetPass>) pass);
      }
      checkTime();
      return pass;
    }

    private ScoreDoc[] top(int limit) throws IOException {
      int wanted = Math.min(limit + 1, Math.max(1, snapshot.reader().maxDoc()));
      FieldDoc after = cursor.map(Cursor::position).orElse(null);
      TopFieldDocs top =
          searcher.search(
              filtered(List.copyOf(request.filters().keySet())),
              new TopFieldCollectorManager(Sorting.of(request.sort()), wanted, after, 1));
      checkTime();
      return top.scoreDocs;
    }

    /** What matches, may be read, and has the values that were chosen of these facets. */
    private Query filtered(List<Facet> facets) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      all.add(query, Occur.MUST);
      if (!(request.scope() instanceof SearchScope.All)) {
        all.add(Scopes.of(request.scope()), Occur.FILTER);
      }
      for (Facet facet : facets) {
        List<BytesRef> values = request.filters().get(facet).stream().map(Fields::term).toList();
        if (!values.isEmpty()) {
          all.add(new TermInSetQuery(Fields.of(facet), values), Occur.FILTER);
        }
      }
      return all.build();
    }

    private String next(ScoreDoc last) throws IOException {
      if (request.sort() == SearchRequest.Sort.RELEVANCE) {
        snapshots.keep(snapshot);
      }
      return Cursor.behind((FieldDoc) last, snapshot.number()).text(request);
    }

    private List<Hit> hits(ScoreDoc[] found, int count) throws IOException {
      TextMatches wanted = new TextMatches(analysis, request.query());
      Snapshot newest = snapshots.acquire();
      try {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          FieldDoc hit = (FieldDoc) found[i];
          if (newest.number() == snapshot.number()
              || new Listing(newest.reader()).has((BytesRef) hit.fields[1])) {
            hits.add(hit(hit, wanted));
          }
        }
        return hits;
      } finally {
        snapshots.release(newest);
      }
    }

    private Hit hit(FieldDoc found, TextMatches wanted) throws IOException {
      boolean text = request.snippets() > 0 && !wanted.empty();
      Document stored =
          searcher
              .storedFields()
              .document(
                  found.doc, text ? Set.of(Fields.OBJECT, Fields.TEXT) : Set.of(Fields.OBJECT));
      IndexedObject object = StoredObject.read(stored.getBinaryValue(Fields.OBJECT));
      String content = stored.get(Fields.TEXT);
      List<String> pieces =
          content == null
              ? List.of()
              : Snippets.of(content, wanted.in(content), request.snippets());
      double score = found.fields[0] instanceof Float relevance ? relevance : 0;
      return new Hit(object, score, pieces);
    }

    private void checkTime() {
      if (searcher.timedOut()) {
        throw new IndexUnavailable(
            "The search took longer than " + timeoutMillis + " ms: make it narrower.", null);
      }
    }
  }
}
