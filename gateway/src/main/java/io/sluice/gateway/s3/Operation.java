package io.sluice.gateway.s3;

import io.vertx.core.Future;

/** Serves one row of the table. One instance serves all requests of an event loop. */
@FunctionalInterface
public interface Operation {

  /** May throw or fail with whatever {@code S3Errors} has words for. */
  Future<Reply> serve(S3Request request);
}
