package io.sluice.gateway.rest;

import io.netty.handler.codec.TooLongFrameException;
import io.sluice.gateway.auth.AuthFailure;
import io.sluice.gateway.auth.Authentication;
import io.sluice.gateway.auth.PayloadSeal;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.http.Exchange;
import io.sluice.gateway.http.Heartbeat;
import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.http.Percent;
import io.sluice.gateway.http.Protocol;
import io.sluice.gateway.http.Remainder;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.rest.error.Problem;
import io.sluice.gateway.rest.error.ProblemCode;
import io.sluice.gateway.rest.error.Problems;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of every REST request: who asks, serve, write; one place for errors. */
public final class RestDoor implements Protocol {
  private static final Logger LOG = LoggerFactory.getLogger(RestDoor.class);

  /** Who asks where nobody is asked. */
  private static final Authentication NOBODY =
      new Authentication(Principal.ANONYMOUS, new PayloadSeal.Unsigned());

  private final Authenticator authenticator;
  private final RestOperations operations;
  private final ReplyWriter writer;
  private final Heartbeat heartbeat;

  public RestDoor(
      Authenticator authenticator,
      RestOperations operations,
      Remainder remainder,
      Heartbeat heartbeat) {
    this.authenticator = authenticator;
    this.operations = operations;
    this.writer = new ReplyWriter(remainder);
    this.heartbeat = heartbeat;
  }

  /** Serves what a router found. */
  Future<Void> serve(Exchange exchange, RestOperation operation, Map<String, String> path) {
    exchange.operation(operation.wire());
    return answer(exchange, operation, path)
        .compose(reply -> writer.write(exchange, reply))
        .recover(failure -> fail(exchange, failure));
  }

  private Future<Reply> answer(
      Exchange exchange, RestOperation operation, Map<String, String> path) {
    return Future.succeededFuture(exchange)
        .compose(asking -> authenticate(asking, operation))
        .map(authentication -> request(exchange, operation, path, authentication))
        .compose(request -> operate(exchange, request));
  }

  private Future<Reply> operate(Exchange exchange, RestRequest request) {
    Future<Reply> reply = operations.of(request.operation()).serve(request);
    return switch (request.operation()) {
      case COPY_OBJECT, MOVE_OBJECT -> heartbeat.during(reply, exchange, writer::wait);
      default -> reply;
    };
  }

  private Future<Authentication> authenticate(Exchange exchange, RestOperation operation) {
    return operation.isPublic()
        ? Future.succeededFuture(NOBODY)
        : authenticator.authenticate(exchange);
  }

  private static RestRequest request(
      Exchange exchange,
      RestOperation operation,
      Map<String, String> path,
      Authentication authentication) {
    exchange.accessKey(authentication.principal().accessKeyId());
    exchange.principal(authentication.principal().id());
    requireUtf8(exchange.rawPath());
    if (authentication.principal().anonymous() && !isRead(exchange)) {
      throw ProblemCode.UNAUTHENTICATED.failure(); // before any of the body is read
    }
    RestRequest request = new RestRequest(exchange, operation, path, authentication);
    refuseUnheededConditions(request);
    return request;
  }

  /** A router replaces what is no UTF-8, so that two paths would mean the same. */
  private static void requireUtf8(String rawPath) {
    try {
      Percent.decode(rawPath);
    } catch (IllegalArgumentException e) {
      throw ProblemCode.INVALID_REQUEST.failure("The path is not percent-encoded UTF-8.");
    }
  }

  /** A condition that nobody looks at would let a writer believe that it held. */
  private static void refuseUnheededConditions(RestRequest request) {
    for (String name : new String[] {"If-Match", "If-None-Match", "If-Unmodified-Since"}) {
      if (request.header(name).isPresent() && !request.operation().takes(name)) {
        throw RestFailure.parameter(name, "This operation does not take " + name + ".");
      }
    }
  }

  /** There is nothing at this path. */
  Future<Void> miss(Exchange exchange) {
    return writer.write(exchange, new Problem(ProblemCode.NO_SUCH_RESOURCE, ""));
  }

  /** There is something, but the method is not for it. */
  Future<Void> miss(Exchange exchange, String allowed) {
    Problem problem = new Problem(ProblemCode.METHOD_NOT_ALLOWED, "");
    return writer.write(exchange, problem.withHeader("Allow", allowed));
  }

  /** Path or query cannot be decoded, or there is no Host. */
  Future<Void> unreadable(Exchange exchange) {
    return writer.write(exchange, new Problem(ProblemCode.INVALID_REQUEST, ""));
  }

  Future<Void> fail(Exchange exchange, Throwable failure) {
    if (failure instanceof StorageFailure.NotModified same && isRead(exchange)) {
      return writer.write(exchange, notModified(same.object()));
    }
    if (failure instanceof AuthFailure refused) {
      exchange.accessKey(refused.details().getOrDefault("AWSAccessKeyId", "-"));
    }
    Problem problem = challenged(exchange, Problems.from(failure));
    if (problem.code() == ProblemCode.INTERNAL_ERROR || problem.code() == ProblemCode.UNAVAILABLE) {
      LOG.atError()
          .addKeyValue("request_id", exchange.id())
          .addKeyValue("operation", exchange.operation())
          .setCause(failure)
          .log("request failed");
    }
    if (Heartbeat.isBegun(exchange.response())) {
      return writer.breakOff(exchange, problem).transform(told -> Future.failedFuture(failure));
    }
    if (exchange.response().headWritten()) {
      // What follows would be taken for the object's bytes; the door closes the connection.
      exchange.errorCode(problem.code().wire());
      return Future.failedFuture(failure);
    }
    exchange.response().headers().clear();
    return writer.write(exchange, problem);
  }

  /** Whoever did not say who they are may be allowed once they do: so a browser asks them. */
  private static Problem challenged(Exchange exchange, Problem problem) {
    boolean anonymous = exchange.principal().equals(Principal.ANONYMOUS.id());
    return anonymous && problem.code() == ProblemCode.ACCESS_DENIED
        ? new Problem(ProblemCode.UNAUTHENTICATED, "").challenging()
        : problem.code() == ProblemCode.UNAUTHENTICATED ? problem.challenging() : problem;
  }

  /** RFC 9110 section 13.2.2: only a reader can be told that nothing is new. */
  private static boolean isRead(Exchange exchange) {
    return exchange.isHead() || exchange.method().equals(HttpMethod.GET);
  }

  /** Section 15.4.5: what a cache needs to keep what it has. */
  private static Reply notModified(ObjectInfo object) {
    Reply reply = new Reply.Empty(304, HttpHeaders.headers());
    reply.headers().set("ETag", EntityTags.quoted(object.etag()));
    reply.headers().set("Last-Modified", HttpDates.format(object.lastModified()));
    for (String name : new String[] {"cache-control", "expires"}) {
      String value = object.metadata().headers().get(name);
      if (value != null) {
        reply.headers().set(name, value);
      }
    }
    return reply;
  }

  @Override
  public Future<Void> serve(Exchange exchange) {
    return miss(exchange);
  }

  @Override
  public Future<Void> refuse(Exchange exchange) {
    Problem problem = new Problem(ProblemCode.TOO_BUSY, "");
    return writer.write(exchange, problem.withHeader("Retry-After", "1"));
  }

  @Override
  public Future<Void> reject(Exchange exchange, Throwable cause) {
    Problem problem =
        cause instanceof TooLongFrameException
            ? new Problem(ProblemCode.HEADERS_TOO_LARGE, "")
            : new Problem(ProblemCode.INVALID_REQUEST, "The request is not HTTP/1.1.");
    return writer.write(exchange, problem.withHeader("Connection", "close"));
  }
}
