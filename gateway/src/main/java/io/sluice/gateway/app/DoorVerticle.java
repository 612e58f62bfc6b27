package io.sluice.gateway.app;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** One server on one event loop. Instances share the port. */
final class DoorVerticle extends VerticleBase {
  private final HttpServerOptions options;
  private final BiConsumer<HttpServer, HttpServerOptions> attach;
  private final Duration grace;
  private final AtomicInteger port;
  private HttpServer server;

  /**
   * Makes one.
   *
   * @param attach hangs a handler into the server
   * @param port is told the port that is listened on
   */
  DoorVerticle(
      HttpServerOptions options,
      BiConsumer<HttpServer, HttpServerOptions> attach,
      Duration grace,
      AtomicInteger port) {
    this.options = options;
    this.attach = attach;
    this.grace = grace;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    server = vertx.createHttpServer(options);
    attach.accept(server, options);
    return server.listen().onSuccess(listening -> port.set(listening.actualPort()));
  }

  /** Nobody new comes in; those inside get their answer within the grace. */
  @Override
  public Future<?> stop() {
    return server.shutdown(grace.toMillis(), TimeUnit.MILLISECONDS);
  }
}
