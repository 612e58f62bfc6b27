package io.sluice.gateway.rest;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.BreakableStoreProvider;
import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies and moves that take longer than a client would wait in silence. */
class RestPatienceTest {
  @RegisterExtension
  static final Gateway GATEWAY =
      new Gateway(
          Map.of(
              "storage.type", "breakable",
              "rest.patience", "50ms",
              "server.idleTimeout", "500ms"));

  private static final String OBJECT = RestOperation.ROOT + "/buckets/slow/object";

  private final Promise<Void> slow = Promise.promise();

  /** The SDK keeps connections for longer than they may be idle here. */
  @BeforeEach
  void prepare() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("PUT", "/slow"));
      raw.answer();
      raw.send(head("PUT", "/slow/source", "", Map.of("content-length", "4")) + "text");
      assertThat(raw.answer().status()).isEqualTo(200);
    }
  }

  @AfterEach
  void goOn() {
    BreakableStoreProvider.delayCopies(Future.succeededFuture());
  }

  private String request(String what, String key) {
    String body = "{\"to\":{\"key\":\"target\"}}";
    Map<String, String> more =
        Map.of("content-type", "application/json", "content-length", "" + body.length());
    String path = OBJECT + "/" + what;
    return head("POST", path, "key=" + key, more) + body;
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "move"})
  void whoWaitsLongGetsWhiteSpaceAndThenTheResult(String what) throws IOException {
    BreakableStoreProvider.delayCopies(slow.future());
    try (RawClient raw = GATEWAY.rawWeb()) {
      raw.send(request(what, "source"));
      String begun = raw.until(" \r\n");
      assertThat(begun)
          .startsWith("HTTP/1.1 200 OK")
          .contains("application/json")
          .contains("nosniff");
      for (int beats = 0; beats < 20; beats++) {
        raw.until(" \r\n"); // longer than the connection may be idle
      }
      slow.complete();
      assertThat(raw.until("0\r\n\r\n")).contains("\"key\":\"target\"");
      raw.send(head("GET", OBJECT, "key=target", Map.of()));
      assertThat(raw.answer().body()).isEqualTo("text");
    }
  }

  @Test
  void whatFailsThenIsToldAndNeverLooksLikeASuccess() throws IOException {
    BreakableStoreProvider.delayCopies(slow.future());
    try (RawClient raw = GATEWAY.rawWeb()) {
      raw.send(request("copy", "source"));
      assertThat(raw.until(" \r\n")).startsWith("HTTP/1.1 200 OK");
      slow.fail(new StorageFailure.QuotaExceeded("q"));
      assertThat(raw.until("\"code\":\"OutOfSpace\"")).contains("\"status\":507");
      assertThat(raw.text()).contains("requestId").doesNotEndWith("0\r\n\r\n");
    }
  }

  @Test
  void whatFailsSoonHasItsOwnStatus() throws IOException {
    try (RawClient raw = GATEWAY.rawWeb()) {
      raw.send(request("copy", "missing"));
      assertThat(raw.answer().status()).isEqualTo(404);
    }
  }
}
