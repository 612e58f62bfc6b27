package io.sluice.gateway.look;

import io.sluice.indexer.Extraction;
import io.sluice.indexer.Extractor;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;

/** Where no text is read: every document has none. */
public final class NoExtractor implements Extractor {

  @Override
  public Future<Extraction> extract(Document document, ReadStream<Buffer> body) {
    return Future.succeededFuture(
        new Extraction(
            Extraction.Outcome.UNSUPPORTED,
            document.contentType(),
            Optional.empty(),
            "",
            Optional.empty()));
  }

  @Override
  public int parallelism() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
