package io.sluice.gateway.http;

import io.sluice.gateway.http.ExchangeListener.Outcome;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Stands between a server and a protocol: lets in as many as there is room for, hands each exchange
 * over once, and sees it to its end. Belongs to one event loop.
 */
public final class Door {
  private static final int CLIENT_CLOSED = 499;
  private static final long LOOK_MILLIS = 500;

  private final Vertx vertx;
  private final Protocol protocol;
  private final Guards guards;
  private final Remainder remainder;
  private final List<ExchangeListener> listeners;
  private final IdentityHashMap<HttpConnection, Link> links = new IdentityHashMap<>();
  private boolean watching;

  public Door(
      Vertx vertx,
      Protocol protocol,
      Guards guards,
      Remainder remainder,
      List<ExchangeListener> listeners) {
    this.vertx = vertx;
    this.protocol = protocol;
    this.guards = guards;
    this.remainder = remainder;
    this.listeners = List.copyOf(listeners);
  }

  /** Hangs the door into a server that does not listen yet. */
  public HttpServer attach(HttpServer server, HttpServerOptions options) {
    return attach(server, options, this::requested);
  }

  /** The same with a router, which hands over by {@link #requested}. */
  public HttpServer attach(
      HttpServer server, HttpServerOptions options, Handler<HttpServerRequest> router) {
    return server
        .connectionHandler(connection -> connected(connection, options))
        .requestHandler(router)
        .invalidRequestHandler(this::unreadable);
  }

  private void connected(HttpConnection connection, HttpServerOptions options) {
    StrictRequestDecoder.install(connection, options);
    watch();
    String address = address(connection.remoteAddress());
    if (isBelieved(connection, options) && guards.admit(address)) {
      links.put(connection, new Link());
      connection.closeHandler(closed -> {
        links.remove(connection);
        guards.dismiss(address);
      });
    } else {
      connection.close();
    }
  }

  /** Where each connection says by a PROXY header from whom it is, only few may say so. */
  private boolean isBelieved(HttpConnection connection, HttpServerOptions options) {
    return !options.isUseProxyProtocol()
        || guards.proxies().trusts(address(connection.remoteAddress(true)));
  }

  private static String address(SocketAddress remote) {
    return remote == null || remote.hostAddress() == null ? "-" : remote.hostAddress();
  }

  /** Begins to look after connections, on their event loop. */
  private void watch() {
    if (!watching) {
      watching = true;
      vertx.setPeriodic(LOOK_MILLIS, id -> look());
    }
  }

  private void look() {
    long now = System.nanoTime();
    List<HttpConnection> overdue = new ArrayList<>();
    links.forEach((connection, link) -> {
      if (link.isOverdue(now, guards.patience())) {
        overdue.add(connection);
      }
    });
    overdue.forEach(HttpConnection::close);
  }

  private void requested(HttpServerRequest request) {
    requested(request, protocol::serve);
  }

  /** Lets a request in to a service that a router chose; all else is as behind the door itself. */
  public void requested(HttpServerRequest request, Function<Exchange, Future<Void>> service) {
    Link link = links.get(request.connection());
    if (link == null || link.isOver()) {
      return; // Whoever was told that the connection ends has no right to be heard again.
    }
    Exchange exchange = new Exchange(request, vertx, guards);
    link.begin(exchange);
    if (mayHaveBody(request)) {
      request.pause();
      exchange.inflow().stop();
    }
    if (guards.enter()) {
      service
          .apply(exchange)
          .onComplete(answered -> {
            guards.leave();
            exchange.leave();
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
    Link link = links.get(request.connection());
    if (link == null || link.isOver()) {
      return;
    }
    Exchange exchange = new Exchange(request, vertx, guards);
    link.begin(exchange);
    answer(exchange, protocol.reject(exchange, request.decoderResult().cause()));
  }

  private void answer(Exchange exchange, Future<Void> answer) {
    answer.onComplete(answered -> end(exchange, answered));
  }

  private void end(Exchange exchange, AsyncResult<Void> answered) {
    long nanos = exchange.elapsedNanos();
    Link link = links.get(exchange.request().connection());
    if (link != null) {
      link.end(exchange);
    }
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
