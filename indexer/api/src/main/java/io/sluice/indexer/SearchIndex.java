package io.sluice.indexer;

import io.vertx.core.Future;
import java.util.List;

/**
 * Finds objects. It holds nothing that cannot be made anew from the store. All futures complete on
 * the caller's Vert.x context; they fail with {@link IndexUnavailable} where the engine does.
 */
public interface SearchIndex {

  /**
   * Makes all of the changes, in their order. When the future succeeds they are found by searches
   * within {@link IndexSettings#refresh}, and survive a crash. May be repeated.
   */
  Future<Void> apply(List<IndexChange> changes);

  /**
   * Removes every object of a bucket whose key begins with a prefix; all of it for an empty one.
   */
  Future<Void> removeAll(String bucket, String prefix);

  /** What matches. Fails with {@link InvalidSearch} where a cursor is none. */
  Future<SearchResult> search(SearchRequest request);

  /** A page of what is indexed of a bucket, by key in the byte order of UTF-8. */
  Future<IndexPage> list(String bucket, String prefix, String after, int limit);

  /** The names of all buckets that anything is indexed of. */
  Future<List<String>> buckets();

  /** How the index is; cheap, asked often. */
  IndexState state();

  /** Ends: what was applied is on disk. May be repeated. */
  Future<Void> close();
}
