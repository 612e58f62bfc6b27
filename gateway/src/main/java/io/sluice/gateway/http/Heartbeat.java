package io.sluice.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Keeps clients and proxies from hanging up while an operation takes long: the answer begins as a
 * success, and white space comes until its document is known. How a failure is told then is for the
 * protocol, but by no status any more, which is why nothing begins before the first interval is
 * over.
 */
public final class Heartbeat {
  private final Vertx vertx;
  private final long millis;

  public Heartbeat(Vertx vertx, Duration interval) {
    this.vertx = vertx;
    this.millis = interval.toMillis();
  }

  /**
   * The reply, while the client is kept waiting for it. One of HTTP/1.0 waits in silence: it knows
   * no body without a length that does not end with its connection.
   *
   * @param beat begins the answer in chunks, or goes on with it
   */
  public <T> Future<T> during(Future<T> reply, Exchange exchange, Consumer<Exchange> beat) {
    boolean chunks = exchange.request().version() == HttpVersion.HTTP_1_1;
    if (!chunks || reply.isComplete()) {
      return reply;
    }
    long timer = vertx.setPeriodic(millis, id -> beat.accept(exchange));
    return reply.onComplete(done -> vertx.cancelTimer(timer));
  }

  /** Whether a document was begun that way; nothing else is sent in chunks. */
  public static boolean isBegun(HttpServerResponse response) {
    return response.headWritten() && response.isChunked();
  }
}
