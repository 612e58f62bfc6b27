package io.sluice.gateway.http;

import io.sluice.gateway.config.LimitsConfig;
import io.sluice.gateway.config.ServerConfig;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** How every door listens. */
public final class ServerOptions {

  private ServerOptions() {}

  public static HttpServerOptions of(
      String host, int port, ServerConfig server, LimitsConfig limits) {
    return new HttpServerOptions()
        .setHost(host)
        .setPort(port)
        .setTcpNoDelay(true)
        .setTcpKeepAlive(true)
        .setAcceptBacklog(1024)
        .setIdleTimeout((int) server.idleTimeout().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(false)
        .setCompressionSupported(false)
        .setMaxInitialLineLength(limits.requestLineBytes().toInt())
        .setMaxHeaderSize(limits.headerBytes().toInt())
        .setMaxChunkSize(server.chunkBytes().toInt());
  }
}
