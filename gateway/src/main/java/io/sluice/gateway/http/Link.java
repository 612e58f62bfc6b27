package io.sluice.gateway.http;

import io.vertx.core.http.HttpHeaders;

/** What a connection does, and since when. Belongs to its event loop. */
final class Link {
  private Exchange last;
  private boolean serving;
  private long sinceNanos = System.nanoTime();

  void begin(Exchange exchange) {
    last = exchange;
    serving = true;
  }

  /** The answer was sent, unless the next request came before that was known. */
  void end(Exchange exchange) {
    if (last == exchange) {
      serving = false;
      sinceNanos = System.nanoTime();
    }
  }

  /** Whether an answer said that the connection ends with it (RFC 9112 section 9.6). */
  boolean isOver() {
    return last != null
        && last.response().headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
  }

  /**
   * Looks whether the client takes too long: for the head of a request, which is told here, or for
   * its body, which then fails.
   */
  boolean isOverdue(long nowNanos, Patience patience) {
    if (serving) {
      last.look(nowNanos, patience);
      return false;
    }
    long most = last == null ? patience.headNanos() : patience.idleNanos();
    return nowNanos - sinceNanos > most;
  }

  /**
   * How long a client may take.
   *
   * @param bodyNanos in which bodyBytesMin must come
   */
  record Patience(long headNanos, long idleNanos, long bodyNanos, long bodyBytesMin) {}
}
