package io.sluice.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/** Health and metrics for those who run Sluice. Without authentication: not for users' networks. */
public final class ManagementDoor implements Handler<HttpServerRequest> {
  private final Vertx vertx;
  private final Health health;
  private final Supplier<String> metrics;

  /**
   * Makes one.
   *
   * @param metrics all meters in the text format of Prometheus
   */
  public ManagementDoor(Vertx vertx, Health health, Supplier<String> metrics) {
    this.vertx = vertx;
    this.health = health;
    this.metrics = metrics;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      answer(request.response().setStatusCode(405), "method not allowed\n");
      return;
    }
    switch (request.path()) {
      case "/health/live" -> answer(request.response(), "alive\n");
      case "/health/ready" -> ready(request.response());
      case "/metrics" -> scrape(request.response());
      default -> answer(request.response().setStatusCode(404), "not found\n");
    }
  }

  private void ready(HttpServerResponse response) {
    boolean ready = health.isReady();
    StringBuilder text = new StringBuilder(ready ? "ready\n" : "not ready\n");
    health.details().forEach(line -> text.append(line).append('\n'));
    answer(response.setStatusCode(ready ? 200 : 503), text.toString());
  }

  private void scrape(HttpServerResponse response) {
    vertx
        .executeBlocking(metrics::get, false)
        .onSuccess(text ->
            response
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .end(text))
        .onFailure(failure -> answer(response.setStatusCode(500), "metrics cannot be read\n"));
  }

  private static void answer(HttpServerResponse response, String text) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8").end(text);
  }
}
