package io.sluice.indexer;

import io.vertx.core.Future;

/** How the gateway finds an extractor: through {@link java.util.ServiceLoader}. */
public interface ExtractorProvider {

  /** Opens it, or fails with a sentence that tells the operator what to change. */
  Future<Extractor> open(ExtractorSettings settings);
}
