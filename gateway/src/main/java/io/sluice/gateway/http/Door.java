package io.sluice.gateway.http;

import io.sluice.gateway.http.ExchangeListener.Outcome;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.Function;

/**
 * Stands between a server and a protocol: lets in as many as there is room for, hands each exchange
 * over once, and sees it to its end.
 */
public final class Door {
  private static final int CLIENT_CLOSED = 499;

  private final Protocol protocol;
  private final Admission connections;
  private final Admission requests;
  private final Remainder remainder;
  private final List<ExchangeListener> listeners;

  public Door(
      Protocol protocol,
      Admission connections,
      Admission requests,
      Remainder remainder,
      List<ExchangeListener> listeners) {
    this.protocol = protocol;
    this.connections = connections;
    this.requests = requests;
    this.remainder = remainder;
    this.listeners = List.copyOf(listeners);
  }

  /** Hangs the door into a server that does not listen yet. */
  public HttpServer attach(HttpServer server) {
    return attach(server, this::requested);
  }

  /** The same with a router, which hands over by {@link #requested}. */
  public HttpServer attach(HttpServer server, Handler<HttpServerRequest> router) {
    return server
        .connectionHandler(this::connected)
        .requestHandler(router)
        .invalidRequestHandler(this::unreadable);
  }

  private void connected(HttpConnection connection) {
    if (connections.enter()) {
      connection.closeHandler(closed -> connections.leave());
    } else {
      connection.close();
    }
  }

  private void requested(HttpServerRequest request) {
    requested(request, protocol::serve);
  }

  /** Lets a request in to a service that a router chose; all else is as behind the door itself. */
  public void requested(HttpServerRequest request, Function<Exchange, Future<Void>> service) {
    Exchange exchange = new Exchange(request);
    if (mayHaveBody(request)) {
      request.pause();
      exchange.inflow().stop();
    }
    if (requests.enter()) {
      service
          .apply(exchange)
          .onComplete(answered -> {
            requests.leave();
            end(exchange, answered);
          });
    } else {
      answer(exchange, protocol.refuse(exchange));
    }
  }

  /** Pausing costs a queue, which the many small reads need not pay. */
  private static boolean mayHaveBody(HttpServerRequest request) {
    HttpMethod method = request.method();
    return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD);
  }

  private void unreadable(HttpServerRequest request) {
    Exchange exchange = new Exchange(request);
    answer(exchange, protocol.reject(exchange, request.decoderResult().cause()));
  }

  private void answer(Exchange exchange, Future<Void> answer) {
    answer.onComplete(answered -> end(exchange, answered));
  }

  private void end(Exchange exchange, AsyncResult<Void> answered) {
    long nanos = exchange.elapsedNanos();
    int status = answered.succeeded() ? exchange.response().getStatusCode() : CLIENT_CLOSED;
    if (answered.failed()) {
      exchange.request().connection().close();
    } else {
      remainder.settle(exchange);
    }
    long bytesIn = exchange.request().bytesRead();
    long bytesOut = exchange.response().bytesWritten();
    Outcome outcome = new Outcome(status, bytesIn, bytesOut, nanos);
    listeners.forEach(listener -> listener.ended(exchange, outcome));
  }
}
