package io.sluice.gateway.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Refuses heads which a proxy before us and we could understand differently, so that one of us saw
 * a request where the other saw a body: RFC 9112 sections 3.2 and 6.3. Nothing behind such a head
 * is read, for nobody can know where it ends.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
  private static final String NAME = "httpDecoder";

  private StrictRequestDecoder(HttpServerOptions options) {
    super(options);
  }

  /** Takes the place of the decoder that a new connection has. */
  static void install(HttpConnection connection, HttpServerOptions options) {
    ChannelPipeline pipeline =
        ((HttpServerConnection) connection).channelHandlerContext().pipeline();
    pipeline.replace(NAME, NAME, new StrictRequestDecoder(options));
  }

  /** Asked once a head is read, before its body is looked for: the last moment to refuse it. */
  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    HttpHeaders headers = message.headers();
    boolean current = is(message, HttpVersion.HTTP_1_1);
    if (!current && !is(message, HttpVersion.HTTP_1_0)) {
      throw new IllegalArgumentException("neither HTTP/1.1 nor HTTP/1.0");
    }
    int hosts = headers.getAll(HttpHeaderNames.HOST).size();
    if (hosts > 1 || (hosts == 0 && current)) {
      throw new IllegalArgumentException("there must be one Host");
    }
    if (headers.contains("")) {
      throw new IllegalArgumentException("a header has no name");
    }
    requireOneLength(headers, current);
    return super.isContentAlwaysEmpty(message);
  }

  /** "http/1.1" equals the version, and is another one to those who ask which it is. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean is(HttpMessage message, HttpVersion version) {
    return message.protocolVersion() == version;
  }

  private static void requireOneLength(HttpHeaders headers, boolean current) {
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
    if (lengths.size() > 1 || (!codings.isEmpty() && !lengths.isEmpty())) {
      throw new IllegalArgumentException("the length of the body is said more than once");
    }
    if (!lengths.isEmpty() && !isNumber(lengths.getFirst())) {
      throw new IllegalArgumentException("the length of the body is no number");
    }
    boolean chunked = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
    if (!codings.isEmpty() && !(chunked && current)) {
      throw new IllegalArgumentException("the only transfer coding is chunked");
    }
  }

  private static boolean isNumber(String length) {
    return !length.isEmpty() && length.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
