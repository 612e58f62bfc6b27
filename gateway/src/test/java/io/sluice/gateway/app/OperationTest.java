package io.sluice.gateway.app;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.http.LogFields;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Health, metrics, access lines, limits and the end: what those who run it rely on. */
class OperationTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of("limits.requests", "2"));

  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> get(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> management(String path) throws Exception {
    return get(GATEWAY.sluice().managementPort(), path);
  }

  @Test
  void saysHowItIs() throws Exception {
    assertThat(management("/health/live").statusCode()).isEqualTo(200);
    assertThat(management("/health/ready").statusCode()).isEqualTo(200);
    assertThat(management("/elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void countsWhatWasAskedFor() throws Exception {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "hello");
    GATEWAY.s3().headBucket(r -> r.bucket(bucket));
    Gateway.assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "missing"));
    String metrics = management("/metrics").body();
    assertThat(metrics)
        .contains("sluice_s3_requests_total{operation=\"PutObject\",status=\"2xx\"}")
        .contains("sluice_s3_requests_total{operation=\"GetObject\",status=\"4xx\"}")
        .contains("sluice_s3_duration_seconds_bucket{operation=\"PutObject\",le=")
        .contains("sluice_s3_bytes_total{direction=\"in\",operation=\"PutObject\"}")
        .contains("sluice_s3_errors_total{code=\"NoSuchKey\"}")
        .contains("sluice_eventloop_delay_seconds")
        .contains("vertx_pool_");
  }

  @Test
  void theWebDoorSaysWhatIsThere() throws Exception {
    int port = GATEWAY.sluice().webPort();
    HttpResponse<String> page = get(port, "/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("S3 on port " + GATEWAY.sluice().s3Port())
        .contains("not here yet");
    assertThat(get(port, "/dav/").statusCode()).isEqualTo(404);
  }

  @Test
  void writesOneLineARequest() throws Exception {
    String bucket = GATEWAY.bucket();
    try (Lines lines = new Lines();
        RawClient raw = GATEWAY.raw()) {
      raw.send(head("GET", "/" + bucket + "/a%20b", "", Map.of("User-Agent", "tester/1")));
      RawClient.Answer answer = raw.answer();
      Map<String, Object> line = lines.next();
      if (line.get("operation").equals("CreateBucket")) {
        line = lines.next(); // a line may come a little later than its answer
      }
      assertThat(line)
          .containsEntry("request_id", answer.headers().get("x-amz-request-id"))
          .containsEntry("operation", "GetObject")
          .containsEntry("method", "GET")
          .containsEntry("path", "/" + bucket + "/a%20b")
          .containsEntry("status", 404)
          .containsEntry("error", "NoSuchKey")
          .containsEntry("bytes_in", 0L)
          .containsEntry("bytes_out", (long) answer.body().length())
          .containsEntry("principal", "root")
          .containsEntry("remote", "127.0.0.1")
          .containsEntry("user_agent", "tester/1")
          .containsKey("duration_ms");
      assertThat(lines.isEmpty()).isTrue();
    }
  }

  @Test
  void moreThanMayBeUnderWayAreToldToSlowDown() throws IOException {
    String bucket = GATEWAY.bucket();
    String put =
        head(
            "PUT",
            "/" + bucket + "/key",
            "",
            Map.of("Content-Length", "1", "Expect", "100-continue"));
    try (RawClient first = GATEWAY.raw();
        RawClient second = GATEWAY.raw();
        RawClient third = GATEWAY.raw()) {
      first.send(put);
      assertThat(first.answer().status()).isEqualTo(100);
      second.send(put);
      assertThat(second.answer().status()).isEqualTo(100);
      third.send(head("GET", "/" + bucket));
      RawClient.Answer refused = third.answer();
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.body()).contains("<Code>SlowDown</Code>");
      assertThat(refused.headers()).containsEntry("retry-after", "1");
      first.send("x");
      assertThat(first.answer().status()).isEqualTo(200);
      third.send(head("HEAD", "/" + bucket));
      assertThat(third.answer(false).status()).isEqualTo(200);
      second.send("x");
      assertThat(second.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void stoppingLetsWhatIsUnderWayFinish() throws Exception {
    Gateway gateway = new Gateway();
    gateway.beforeAll(null);
    String bucket = gateway.bucket();
    int managementPort = gateway.sluice().managementPort();
    try (RawClient idle = gateway.raw();
        RawClient busy = gateway.raw()) {
      busy.send(
          head(
              "PUT",
              "/" + bucket + "/key",
              "",
              Map.of("Content-Length", "5", "Expect", "100-continue")));
      assertThat(busy.answer().status()).isEqualTo(100);
      idle.send(head("HEAD", "/" + bucket));
      assertThat(idle.answer(false).status()).isEqualTo(200);
      CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> gateway.sluice().stop());
      assertThat(idle.isClosed()).isTrue();
      assertThat(get(managementPort, "/health/ready").statusCode()).isEqualTo(503);
      busy.send("hello");
      assertThat(busy.answer().status()).isEqualTo(200);
      stop.get(20, TimeUnit.SECONDS);
    }
    gateway.s3().close();
  }

  /** Access lines as they are written. */
  private static final class Lines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final BlockingQueue<Map<String, Object>> lines = new LinkedBlockingQueue<>();
    private final Logger access = (Logger) LoggerFactory.getLogger("access");

    Lines() {
      setContext(access.getLoggerContext());
      start();
      access.setLevel(Level.INFO);
      access.addAppender(this);
      access.setAdditive(false);
    }

    @Override
    protected void append(ILoggingEvent event) {
      Map<String, Object> line = new HashMap<>();
      ((LogFields) event.getArgumentArray()[0]).forEach(line::put);
      lines.add(line);
    }

    Map<String, Object> next() throws InterruptedException {
      return lines.poll(10, TimeUnit.SECONDS);
    }

    boolean isEmpty() {
      return lines.isEmpty();
    }

    @Override
    public void close() {
      access.detachAppender(this);
      access.setLevel(null);
      access.setAdditive(true);
    }
  }
}
