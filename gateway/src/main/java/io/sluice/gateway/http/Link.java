package io.sluice.gateway.http;

import io.vertx.core.http.HttpHeaders;

/** What a connection does. Belongs to its event loop. */
final class Link {
  private Exchange last;

  void begin(Exchange exchange) {
    last = exchange;
  }

  /** Whether an answer said that the connection ends with it (RFC 9112 section 9.6). */
  boolean isOver() {
    return last != null
        && last.response().headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
  }
}
