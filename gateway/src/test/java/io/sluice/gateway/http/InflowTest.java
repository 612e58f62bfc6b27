package io.sluice.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.gateway.config.LimitsConfig;
import io.sluice.gateway.config.ProxiesConfig;
import io.sluice.gateway.config.RatesConfig;
import io.sluice.gateway.config.ServerConfig;
import io.sluice.gateway.config.TimeoutsConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection is read exactly while somebody wants the body. */
class InflowTest {
  private static final int LARGE = 1 << 20;
  private static final int SMALL = 1000;

  private final Vertx vertx = Vertx.vertx();
  private final List<Boolean> read = new ArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aLargeBodyIsReadOnlyWhileItIsWanted() {
    List<Integer> sizes = new ArrayList<>();
    HttpClient client = client(serve(exchange -> takeWithRests(exchange, sizes)));

    assertThat(put(client, LARGE)).isEqualTo(200);

    assertThat(read.getFirst()).as("before anybody asks").isFalse();
    assertThat(read.subList(1, 5))
        .as("resumed, paused, resumed, paused")
        .containsExactly(true, false, true, false);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(LARGE);
  }

  @Test
  void aSmallBodyIsNotHeldBack() {
    HttpClient client = client(serve(exchange -> takeWithRests(exchange, new ArrayList<>())));

    assertThat(put(client, SMALL)).isEqualTo(200);

    assertThat(read).containsOnly(true);
  }

  @Test
  void aConnectionGoesOnAfterABodyThatNobodyWanted() {
    HttpClient client = client(serve(exchange -> exchange.response().end()));

    assertThat(put(client, LARGE)).isEqualTo(200);
    assertThat(put(client, LARGE)).isEqualTo(200);
  }

  /** Takes one buffer, rests for a turn of the event loop, takes the next one. */
  private Future<Void> takeWithRests(Exchange exchange, List<Integer> sizes) {
    Promise<Void> taken = Promise.promise();
    note(exchange);
    var body = exchange.body();
    body.endHandler(end -> exchange.response().end().onComplete(taken));
    body.handler(bytes -> {
      sizes.add(bytes.length());
      body.pause();
      note(exchange);
      Vertx.currentContext()
          .runOnContext(later -> {
            body.resume();
            note(exchange);
          });
    });
    body.resume();
    note(exchange);
    return taken.future();
  }

  private void note(Exchange exchange) {
    var connection = (HttpServerConnection) exchange.request().connection();
    read.add(connection.channelHandlerContext().channel().config().isAutoRead());
  }

  private int serve(Function<Exchange, Future<Void>> work) {
    Remainder remainder = new Remainder(vertx, 2 * LARGE);
    Protocol protocol =
        new Protocol() {
          @Override
          public Future<Void> serve(Exchange exchange) {
            return work.apply(exchange);
          }

          @Override
          public Future<Void> refuse(Exchange exchange) {
            return exchange.response().setStatusCode(503).end();
          }

          @Override
          public Future<Void> reject(Exchange exchange, Throwable cause) {
            return exchange.response().setStatusCode(400).end();
          }
        };
    Door door = new Door(vertx, protocol, guards(), remainder, List.of());
    HttpServerOptions plain = new HttpServerOptions().setHttp2ClearTextEnabled(false);
    HttpServer server = door.attach(vertx.createHttpServer(plain), plain);
    return server.listen(0, "127.0.0.1").await().actualPort();
  }

  private static Guards guards() {
    MeterRegistry registry = new SimpleMeterRegistry();
    return new Guards(
        LimitsConfig.DEFAULTS,
        new Rates(RatesConfig.DEFAULTS, registry),
        new Proxies(ProxiesConfig.DEFAULTS),
        TimeoutsConfig.DEFAULTS,
        ServerConfig.DEFAULTS,
        registry);
  }

  private HttpClient client(int port) {
    HttpClientOptions options =
        new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port);
    return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(1));
  }

  private static int put(HttpClient client, int size) {
    return client
        .request(HttpMethod.PUT, "/")
        .compose(request -> request.send(Buffer.buffer(new byte[size])))
        .compose(response -> response.end().map(response.statusCode()))
        .await();
  }
}
