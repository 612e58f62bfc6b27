package io.sluice.gateway.rest;

import io.sluice.gateway.http.Exchange;
import io.sluice.gateway.http.Heartbeat;
import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.http.Remainder;
import io.sluice.gateway.representation.ContentSender;
import io.sluice.gateway.rest.error.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one place that writes answers. */
final class ReplyWriter {
  private static final CharSequence SERVER = HttpHeaders.createOptimized("Sluice");
  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("Request-Id");
  private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence PROBLEM =
      HttpHeaders.createOptimized("application/problem+json");

  /**
   * Anybody can upload a page with a script. It must not run as if it were ours: this door's own
   * pages have the same origin, and a browser may know the reader's key.
   */
  private static final CharSequence SANDBOX =
      HttpHeaders.createOptimized("default-src 'none'; sandbox");

  private final Remainder remainder;

  ReplyWriter(Remainder remainder) {
    this.remainder = remainder;
  }

  private static HttpServerResponse head(Exchange exchange, int status) {
    HttpServerResponse response = exchange.response();
    response.setStatusCode(status);
    response
        .headers()
        .set(REQUEST_ID, exchange.id())
        .set(HttpHeaders.DATE, HttpDates.now())
        .set(HttpHeaders.SERVER, SERVER)
        .set("X-Content-Type-Options", NO_SNIFF)
        .set("Content-Security-Policy", SANDBOX);
    return response;
  }

  /** Begins a document that is not known yet, or goes on waiting for it. */
  void wait(Exchange exchange) {
    HttpServerResponse response = exchange.response();
    if (!response.headWritten()) {
      describe(head(exchange, 200).setChunked(true), JSON);
    }
    response.write(" ");
  }

  Future<Void> write(Exchange exchange, Reply reply) {
    if (reply instanceof Reply.Document document && Heartbeat.isBegun(exchange.response())) {
      return exchange.response().end(Json.write(document.value()));
    }
    HttpServerResponse response = head(exchange, reply.status());
    reply.headers().forEach(response.headers()::set);
    remainder.announce(exchange);
    return switch (reply) {
      case Reply.Empty empty -> response.end();
      case Reply.Text text -> response.end(text.text());
      case Reply.Document document -> end(response, JSON, Json.write(document.value()));
      case Reply.Content content -> ContentSender.send(exchange, content.content());
    };
  }

  private static Future<Void> end(HttpServerResponse response, CharSequence type, Buffer text) {
    describe(response, type);
    return response.end(text);
  }

  /** What a document says holds now and for this reader. */
  private static void describe(HttpServerResponse response, CharSequence type) {
    response
        .headers()
        .set(HttpHeaders.CONTENT_TYPE, type)
        .set(HttpHeaders.CACHE_CONTROL, HttpHeaders.createOptimized("no-store"));
  }

  /** A problem, with its document where the answer may have a body. */
  Future<Void> write(Exchange exchange, Problem problem) {
    exchange.errorCode(problem.code().wire());
    HttpServerResponse response = head(exchange, problem.code().status());
    problem.headers().forEach(response.headers()::set);
    remainder.announce(exchange);
    return exchange.isHead()
        ? response.end()
        : end(response, PROBLEM, Json.write(document(exchange, problem)));
  }

  /**
   * A problem in an answer that began as a success. Whoever looks finds out what it was; the last
   * chunk never comes, so that nobody takes the whole for a success.
   */
  Future<Void> breakOff(Exchange exchange, Problem problem) {
    exchange.errorCode(problem.code().wire());
    return exchange.response().write(Json.write(document(exchange, problem)));
  }

  private static Map<String, Object> document(Exchange exchange, Problem problem) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", RestOperation.ROOT + "/openapi.yaml#" + problem.code().wire());
    document.put("title", problem.code().title());
    document.put("status", problem.code().status());
    if (!problem.detail().isEmpty()) {
      document.put("detail", problem.detail());
    }
    document.put("code", problem.code().wire());
    document.putAll(problem.members());
    document.put("requestId", exchange.id());
    return document;
  }
}
