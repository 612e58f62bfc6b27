package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.Chunks.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.auth.PayloadSeal.Unsigned;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the stream of a real server, whose clients are real too. */
class HttpIngestTest {
  private final RecordingStaged target = new RecordingStaged();
  private final Promise<Received> outcome = Promise.promise();
  private Vertx vertx;
  private Ingest ingest;
  private NetClient client;
  private int port;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    ingest = new Ingest(vertx, IngestLimits.defaults());
    client = vertx.createNetClient();
    HttpServer server =
        vertx.createHttpServer().requestHandler(this::put).listen(0, "127.0.0.1").await();
    port = server.actualPort();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  /** The body is paused while somebody else decides, as a signature's check does. */
  private void put(HttpServerRequest request) {
    request.pause();
    Promise<Void> decision = Promise.promise();
    vertx.runOnContext(decision::complete);
    decision
        .future()
        .compose(decided -> receive(request))
        .onComplete(outcome)
        .onComplete(done -> request.response().end(done.succeeded() ? "yes" : "no"));
  }

  private Future<Received> receive(HttpServerRequest request) {
    Declared declared = Declared.ofHeaders(request.headers());
    return ingest.receive(
        new Body(request, new Unsigned(), declared), Set.of(), target, received -> received);
  }

  private NetSocket send(int declared, Buffer bytes) {
    NetSocket socket = client.connect(port, "127.0.0.1").await();
    socket.write("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: " + declared + "\r\n\r\n").await();
    socket.write(bytes).await();
    return socket;
  }

  private Received outcome() throws TimeoutException {
    return outcome.future().await(20, TimeUnit.SECONDS);
  }

  @Test
  void takesWhatAClientSends() throws TimeoutException {
    Buffer bytes = random(5_000_000, 1);
    send(bytes.length(), bytes);
    assertThat(outcome().size()).isEqualTo(bytes.length());
    assertThat(target.written).isEqualTo(bytes);
  }

  @Test
  void takesASmallBody() throws TimeoutException {
    Buffer bytes = random(100, 2);
    send(bytes.length(), bytes);
    outcome();
    assertThat(target.written).isEqualTo(bytes);
    assertThat(target.calls).containsExactly("write", "end", "commit");
  }

  @Test
  void aClientThatIsCutOffLeavesNothing() throws TimeoutException {
    NetSocket socket = send(1_000_000, random(100_000, 3));
    socket.close().await();
    assertThat(failure().await(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            IngestFailure.class,
            failure ->
                assertThat(failure.reason()).isEqualTo(IngestFailure.Reason.INCOMPLETE_BODY));
    assertThat(target.calls).doesNotContain("end", "commit").endsWith("discard");
  }

  private Future<Throwable> failure() {
    return outcome
        .future()
        .transform(done ->
            done.failed()
                ? Future.succeededFuture(done.cause())
                : Future.failedFuture("it was taken"));
  }
}
