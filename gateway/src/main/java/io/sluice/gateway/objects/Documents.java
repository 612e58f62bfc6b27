package io.sluice.gateway.objects;

import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Ingest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Reads bodies that are no objects: small documents that say what to do. */
public final class Documents {
  private final Ingest ingest;
  private final int bytesMax;

  public Documents(Ingest ingest, int bytesMax) {
    this.ingest = ingest;
    this.bytesMax = bytesMax;
  }

  /** The whole body, compared with what was declared of it. */
  public Future<Buffer> read(Body body) {
    return ingest.collect(body, bytesMax);
  }
}
