package io.sluice.indexer;

import io.vertx.core.Future;

/** How the gateway finds an engine: through {@link java.util.ServiceLoader}, by its type. */
public interface SearchIndexProvider {

  /** What {@code index.engine} must say to get this one. */
  String type();

  /** Opens it, or fails with a sentence that tells the operator what to change. */
  Future<SearchIndex> open(IndexSettings settings);
}
