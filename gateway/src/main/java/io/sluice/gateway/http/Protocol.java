package io.sluice.gateway.http;

import io.vertx.core.Future;

/** What is spoken behind a door. Each future completes when the answer was handed over. */
public interface Protocol {

  /** Answers. Fails only where the answer could not be sent. */
  Future<Void> serve(Exchange exchange);

  /** Tells the client that too much is under way. */
  Future<Void> refuse(Exchange exchange);

  /** Tells the client that its request cannot be read: {@code cause} is the decoder's. */
  Future<Void> reject(Exchange exchange, Throwable cause);
}
