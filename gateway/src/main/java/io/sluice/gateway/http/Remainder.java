package io.sluice.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * What to do with a body that the answer did not wait for. A short rest is read, so that the
 * connection can be used again. For a long one the connection ends; reading goes on for a little
 * while, since closing with unread bytes would make the kernel throw the answer away.
 */
public final class Remainder {
  private static final long LINGER_MILLIS = 2_000;

  private final Vertx vertx;
  private final long drainBytes;

  public Remainder(Vertx vertx, long drainBytes) {
    this.vertx = vertx;
    this.drainBytes = drainBytes;
  }

  /** Before the answer: says {@code Connection: close} where the connection will not go on. */
  public void announce(Exchange exchange) {
    if (!exchange.request().isEnded() && !isShort(exchange)) {
      exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** After the answer. */
  void settle(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    exchange.inflow().start();
    if (request.isEnded()) {
      return;
    }
    if (closes(exchange)) {
      linger(request);
    } else {
      request.handler(null);
      request.resume();
    }
  }

  private static boolean closes(Exchange exchange) {
    return exchange.response().headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
  }

  private void linger(HttpServerRequest request) {
    long timer = vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
    request.endHandler(end -> {
      vertx.cancelTimer(timer);
      request.connection().close();
    });
    request.handler(null);
    request.resume();
  }

  /** A client that holds its body back may send it or not: nobody can tell where it ends. */
  private boolean isShort(Exchange exchange) {
    if (exchange.isHeldBack()) {
      return false;
    }
    String length = exchange.header(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      return exchange.header(HttpHeaders.TRANSFER_ENCODING) == null;
    }
    return isNumber(length)
        && Long.parseLong(length) - exchange.request().bytesRead() <= drainBytes;
  }

  /** Requests that could not be read are answered too, whatever their length says. */
  private static boolean isNumber(String length) {
    return !length.isEmpty()
        && length.length() < 18
        && length.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
