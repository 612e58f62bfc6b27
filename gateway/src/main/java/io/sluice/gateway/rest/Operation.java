package io.sluice.gateway.rest;

import io.vertx.core.Future;

/** Serves one row of the table. One instance serves all requests of an event loop. */
@FunctionalInterface
public interface Operation {

  /** May throw or fail with whatever {@code Problems} has words for. */
  Future<Reply> serve(RestRequest request);
}
