package io.sluice.gateway.s3;

import io.netty.handler.codec.TooLongFrameException;
import io.sluice.gateway.auth.AuthFailure;
import io.sluice.gateway.auth.Authentication;
import io.sluice.gateway.auth.SigV4;
import io.sluice.gateway.auth.SignedRequest;
import io.sluice.gateway.http.Exchange;
import io.sluice.gateway.http.Heartbeat;
import io.sluice.gateway.http.Protocol;
import io.sluice.gateway.http.Remainder;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.error.S3Error;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Errors;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of every S3 request: which operation, who asks, serve, write; one place for errors. */
public final class S3Door implements Protocol {
  private static final Logger LOG = LoggerFactory.getLogger(S3Door.class);

  private final S3Router router;
  private final SigV4 sigV4;
  private final Operations operations;
  private final ReplyWriter writer;
  private final Heartbeat heartbeat;
  private final ExpectedOwner expectedOwner;
  private final CrossOrigin crossOrigin;

  public S3Door(
      S3Router router,
      SigV4 sigV4,
      Operations operations,
      Buckets buckets,
      Remainder remainder,
      Heartbeat heartbeat) {
    this.router = router;
    this.sigV4 = sigV4;
    this.operations = operations;
    this.expectedOwner = new ExpectedOwner(buckets);
    this.crossOrigin = new CrossOrigin(buckets);
    this.writer = new ReplyWriter(remainder);
    this.heartbeat = heartbeat;
  }

  @Override
  public Future<Void> serve(Exchange exchange) {
    return Future.succeededFuture(exchange)
        .map(this::route)
        .compose(route -> crossOrigin.mark(exchange, route))
        .compose(route -> answer(exchange, route))
        .compose(reply -> writer.write(exchange, reply))
        .recover(failure -> fail(exchange, failure));
  }

  private Route route(Exchange exchange) {
    Route route = router.route(exchange);
    exchange.operation(route.operation().wire());
    return route;
  }

  private Future<Reply> answer(Exchange exchange, Route route) {
    return route.operation().isPreflight()
        ? crossOrigin.preflight(exchange, route)
        : authenticate(exchange, route).compose(request -> operate(exchange, request));
  }

  private Future<S3Request> authenticate(Exchange exchange, Route route) {
    SignedRequest signed =
        new SignedRequest(
            exchange.method().name(),
            route.hostBucket(),
            exchange.rawPath(),
            exchange.rawQuery(),
            exchange.request().headers());
    return sigV4
        .authenticate(signed)
        .map(authentication -> request(exchange, route, authentication));
  }

  private static S3Request request(Exchange exchange, Route route, Authentication authentication) {
    exchange.principal(authentication.principal().id());
    exchange.accessKey(authentication.principal().accessKeyId());
    return new S3Request(exchange, route, authentication);
  }

  private Future<Reply> operate(Exchange exchange, S3Request request) {
    UnservedHeaders.check(request);
    S3Operation operation = request.operation();
    if (request.principal().anonymous() && isForKeysOnly(operation)) {
      throw S3ErrorCode.ACCESS_DENIED.failure(); // before any of the body is read
    }
    Future<Reply> reply =
        expectedOwner.check(request).compose(ok -> operations.of(operation).serve(request));
    return isSlow(operation) ? heartbeat.during(reply, exchange, writer::wait) : reply;
  }

  /** Whether it may take as long as copying an object does. */
  private static boolean isSlow(S3Operation operation) {
    return switch (operation) {
      case COPY_OBJECT, UPLOAD_PART_COPY, COMPLETE_MULTIPART_UPLOAD -> true;
      default -> false;
    };
  }

  /** Without a key one can at most read; a form that is posted brings a signature of its own. */
  private static boolean isForKeysOnly(S3Operation operation) {
    return switch (operation.method()) {
      case "PUT", "DELETE" -> true;
      case "POST" -> !operation.selector().isEmpty();
      default -> false;
    };
  }

  private Future<Void> fail(Exchange exchange, Throwable failure) {
    if (exchange.isAbandoned(failure)) {
      return Future.failedFuture(failure);
    }
    if (failure instanceof AuthFailure refused) {
      exchange.accessKey(refused.details().getOrDefault("AWSAccessKeyId", "-"));
    }
    S3Error error = worded(exchange, S3Errors.from(failure));
    if (error.code().status() == 500 || error.code() == S3ErrorCode.SERVICE_UNAVAILABLE) {
      LOG.atError()
          .addKeyValue("request_id", exchange.id())
          .addKeyValue("operation", exchange.operation())
          .setCause(failure)
          .log("request failed");
    }
    if (exchange.response().headWritten() && !Heartbeat.isBegun(exchange.response())) {
      // What follows would be taken for the object's bytes; the door closes the connection.
      exchange.errorCode(error.code().wire());
      return Future.failedFuture(failure);
    }
    return writer.write(exchange, error);
  }

  /** RFC 9110 section 13.2.2: only a reader can have been told that nothing is new. */
  private static S3Error worded(Exchange exchange, S3Error error) {
    boolean reads = exchange.isHead() || exchange.method().equals(HttpMethod.GET);
    if (error.code() != S3ErrorCode.NOT_MODIFIED || reads) {
      return error;
    }
    S3ErrorCode failed = S3ErrorCode.PRECONDITION_FAILED;
    return new S3Error(failed, failed.sentence());
  }

  @Override
  public Future<Void> refuse(Exchange exchange) {
    return writer.write(exchange, S3Errors.slowDown(1));
  }

  @Override
  public Future<Void> reject(Exchange exchange, Throwable cause) {
    S3ErrorCode large = S3ErrorCode.REQUEST_HEADER_SECTION_TOO_LARGE;
    S3Error error =
        cause instanceof TooLongFrameException
            ? new S3Error(large, large.sentence())
            : new S3Error(S3ErrorCode.INVALID_REQUEST, "The request is not HTTP/1.1.");
    return writer.write(exchange, error.withHeader("Connection", "close"));
  }
}
