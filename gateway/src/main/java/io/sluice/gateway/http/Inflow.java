package io.sluice.gateway.http;

import io.netty.channel.ChannelConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Whether a connection is read. A request that is paused still takes some two dozen buffers before
 * its connection is left alone: more than all that many uploads at once may hold. What is not read
 * stays with the kernel, and holds back the sender.
 */
final class Inflow {
  /** Up to here a body comes with one or two reads, which stopping could not spare. */
  private static final long SMALL_BYTES = 64 << 10;

  private final ChannelConfig connection;
  private boolean stopped;

  private Inflow(ChannelConfig connection) {
    this.connection = connection;
  }

  /** Of a request's body; one that is known to be small is always let in. */
  static Inflow of(HttpServerRequest request) {
    boolean stops =
        request.decoderResult().isSuccess()
            && isLarge(request)
            && request.connection() instanceof HttpServerConnection;
    return new Inflow(stops ? config((HttpServerConnection) request.connection()) : null);
  }

  private static ChannelConfig config(HttpServerConnection connection) {
    return connection.channelHandlerContext().channel().config();
  }

  private static boolean isLarge(HttpServerRequest request) {
    String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : length.length() >= 18 || Long.parseLong(length) > SMALL_BYTES;
  }

  boolean isStoppable() {
    return connection != null;
  }

  void stop() {
    if (isStoppable() && !stopped) {
      stopped = true;
      connection.setAutoRead(false);
    }
  }

  void start() {
    if (stopped) {
      stopped = false;
      connection.setAutoRead(true);
    }
  }
}
