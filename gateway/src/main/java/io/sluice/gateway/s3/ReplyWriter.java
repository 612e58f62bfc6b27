package io.sluice.gateway.s3;

import io.sluice.gateway.http.Exchange;
import io.sluice.gateway.http.Heartbeat;
import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.http.Remainder;
import io.sluice.gateway.representation.ContentSender;
import io.sluice.gateway.s3.error.S3Error;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** The one place that writes answers. */
final class ReplyWriter {
  private static final CharSequence SERVER = HttpHeaders.createOptimized("Sluice");
  private static final CharSequence XML = HttpHeaders.createOptimized("application/xml");
  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-amz-request-id");
  private static final CharSequence HOST_ID = HttpHeaders.createOptimized("x-amz-id-2");

  private final Remainder remainder;
  private final String hostId = randomId();

  ReplyWriter(Remainder remainder) {
    this.remainder = remainder;
  }

  private static String randomId() {
    byte[] bytes = new byte[24];
    ThreadLocalRandom.current().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private HttpServerResponse head(Exchange exchange, int status) {
    HttpServerResponse response = exchange.response();
    response.setStatusCode(status);
    response.headers().set(REQUEST_ID, exchange.id()).set(HOST_ID, hostId);
    response.headers().set(HttpHeaders.DATE, HttpDates.now()).set(HttpHeaders.SERVER, SERVER);
    return response;
  }

  /** Begins a document whose content is not known yet, or goes on waiting for it. */
  void wait(Exchange exchange) {
    HttpServerResponse response = exchange.response();
    if (response.headWritten()) {
      response.write(" ");
    } else {
      head(exchange, 200).setChunked(true).headers().set(HttpHeaders.CONTENT_TYPE, XML);
      response.write(XmlWriter.HEAD);
    }
  }

  private static Future<Void> finish(HttpServerResponse response, Buffer document) {
    return response.end(document.slice(XmlWriter.HEAD.length(), document.length()));
  }

  Future<Void> write(Exchange exchange, Reply reply) {
    if (reply instanceof Reply.Document document && Heartbeat.isBegun(exchange.response())) {
      return finish(exchange.response(), document.xml());
    }
    return switch (reply) {
      case Reply.Empty empty -> begin(exchange, empty).end();
      case Reply.Document document -> {
        HttpServerResponse response = begin(exchange, document);
        response.headers().set(HttpHeaders.CONTENT_TYPE, XML);
        yield response.end(document.xml());
      }
      case Reply.Content content -> write(exchange, content);
    };
  }

  private HttpServerResponse begin(Exchange exchange, Reply reply) {
    HttpServerResponse response = head(exchange, reply.status());
    reply.fields().copyTo(response.headers());
    remainder.announce(exchange);
    return response;
  }

  private Future<Void> write(Exchange exchange, Reply.Content reply) {
    try {
      begin(exchange, reply);
    } catch (RuntimeException e) {
      reply.content().discard();
      throw e;
    }
    return ContentSender.send(exchange, reply.content());
  }

  /** An error, with its document where the answer may have a body. */
  Future<Void> write(Exchange exchange, S3Error error) {
    exchange.errorCode(error.code().wire());
    if (Heartbeat.isBegun(exchange.response())) {
      return finish(exchange.response(), document(exchange, error));
    }
    // What a success would have said of its body is not true of this one.
    exchange.response().headers().clear();
    HttpServerResponse response = head(exchange, error.code().status());
    error.headers().forEach(response.headers()::set);
    remainder.announce(exchange);
    if (exchange.isHead() || error.code() == S3ErrorCode.NOT_MODIFIED) {
      return response.end();
    }
    response.headers().set(HttpHeaders.CONTENT_TYPE, XML);
    return response.end(document(exchange, error));
  }

  private Buffer document(Exchange exchange, S3Error error) {
    XmlWriter xml =
        XmlWriter.error()
            .element("Code", error.code().wire())
            .element("Message", error.message())
            .element("Resource", exchange.rawPath());
    error.fields().forEach(xml::element);
    return xml.element("RequestId", exchange.id()).element("HostId", hostId).end();
  }
}
