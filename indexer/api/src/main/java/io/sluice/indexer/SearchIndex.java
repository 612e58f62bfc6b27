package io.sluice.indexer;

import io.vertx.core.Future;
import java.util.List;

/**
 * Finds objects. It holds nothing that cannot be made anew from the store. All futures complete on
 * the caller's Vert.x context; they fail with {@link IndexUnavailable} where the engine does.
 */
public interface SearchIndex {

  /** The most bytes of UTF-8 that a bucket and a key may have together. */
  int ID_BYTES_MAX = 16_384;

  /**
   * Makes all of the changes, in their order. When the future succeeds they are found by searches
   * within {@link IndexSettings#refresh}, and survive a crash. May be repeated. Fails with {@link
   * IllegalArgumentException} where bucket and key are longer than {@value #ID_BYTES_MAX} bytes:
   * then none of them is made.
   */
  Future<Void> apply(List<IndexChange> changes);

  /**
   * Removes every object of a bucket whose key begins with a prefix; all of it for an empty one.
   */
  Future<Void> removeAll(String bucket, String prefix);

  /**
   * What matches. Fails with {@link InvalidSearch} where a cursor is none, or is one of another
   * query, other filters or another sort; and where more is asked for than {@link
   * io.sluice.indexer.query.QueryLimits#DEFAULT} allows.
   *
   * <p>Whoever goes from page to page sees each object once that is there all the while; others may
   * be seen or not. By relevance this holds as long as the engine keeps the index as it was at the
   * first page, which is minutes. {@link SearchResult#total} and counts are of each page.
   *
   * <p>Values of a facet that is filtered are counted as if that one filter were not there, so that
   * another can be chosen.
   */
  Future<SearchResult> search(SearchRequest request);

  /** A page of what is indexed of a bucket, by key in the byte order of UTF-8. */
  Future<IndexPage> list(String bucket, String prefix, String after, int limit);

  /** The names of all buckets that anything is indexed of. */
  Future<List<String>> buckets();

  /**
   * Everything was looked at since {@link IndexState#rebuild} became true: it is false from now on,
   * also after the next start, and what an older index still said of other objects is forgotten.
   * May be repeated.
   */
  default Future<Void> rebuilt() {
    return Future.succeededFuture();
  }

  /** How the index is; cheap, asked often. */
  IndexState state();

  /** Ends: what was applied is on disk. May be repeated. */
  Future<Void> close();
}
