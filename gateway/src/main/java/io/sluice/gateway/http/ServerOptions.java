package io.sluice.gateway.http;

import io.sluice.gateway.config.LimitsConfig;
import io.sluice.gateway.config.ServerConfig;
import io.sluice.gateway.config.TimeoutsConfig;
import io.sluice.gateway.config.TlsConfig;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
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
        // Handlers of WebSockets would look at every message; there are none.
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setMaxInitialLineLength(limits.requestLineBytes().toInt())
        .setMaxHeaderSize(limits.headerBytes().toInt())
        .setMaxChunkSize(server.chunkBytes().toInt());
  }

  /** Makes every connection to a door begin with a PROXY header. */
  public static HttpServerOptions behindProxies(
      HttpServerOptions options, TimeoutsConfig timeouts) {
    return options
        .setUseProxyProtocol(true)
        .setProxyProtocolTimeout(timeouts.head().toMillis())
        .setProxyProtocolTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  /** Makes a door speak TLS, HTTP/1.1 only, with the certificate that fits the asked name. */
  public static HttpServerOptions secure(
      HttpServerOptions options, TlsConfig tls, KeyCertOptions certificates) {
    options
        .setSsl(true)
        .setUseAlpn(false)
        .setKeyCertOptions(certificates)
        .setSni(true)
        .setEnabledSecureTransportProtocols(tls.versions())
        .setSslHandshakeTimeout(tls.handshakeTimeout().toMillis())
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    return options;
  }
}
