package io.sluice.scanner.clamd;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;

/** Connections of Vert.x's own client. */
final class NetLines implements Lines {
  private final NetClient client;

  NetLines(Vertx vertx, Duration connectTimeout) {
    this.client =
        vertx.createNetClient(
            new NetClientOptions()
                .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                .setReconnectAttempts(0));
  }

  @Override
  public Future<Line> open(ClamdAddress address) {
    return client.connect(address.vertx()).map(NetLine::new);
  }

  @Override
  public Future<Void> close() {
    return client.close();
  }
}
