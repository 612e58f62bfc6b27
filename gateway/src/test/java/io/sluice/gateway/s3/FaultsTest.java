package io.sluice.gateway.s3;

import static io.sluice.gateway.BreakableStoreProvider.PLAN;
import static io.sluice.gateway.Gateway.assertFails;
import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.BreakableStoreProvider;
import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.RawClient.Answer;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Storage that breaks, or takes its time: what the client is told, and what stays. */
class FaultsTest {
  @RegisterExtension
  static final Gateway GATEWAY =
      new Gateway(Map.of("storage.type", "breakable", "s3.patience", "50ms"));

  private static StorageFailure broken() {
    return new StorageFailure.Unavailable("disk 7 burns", null);
  }

  private final String bucket = GATEWAY.bucket();

  @Test
  void whatBreaksIsOurFaultAndTellsNoSecrets() throws IOException {
    PLAN.beforeAny(PLAN.calls() + 1, broken());
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("GET", "/" + bucket));
      Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).contains("<Code>InternalError</Code>").doesNotContain("disk");
    }
  }

  @Test
  void aBusyStoreSaysWhenToComeAgain() throws IOException {
    PLAN.beforeAny(PLAN.calls() + 1, new StorageFailure.Throttled(Duration.ofSeconds(7)));
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("GET", "/" + bucket));
      Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsEntry("retry-after", "7");
    }
  }

  @Test
  void aFullStoreKeepsWhatWasThere() {
    GATEWAY.put(bucket, "key", "old");
    PLAN.whenWritten(1, new StorageFailure.QuotaExceeded("q"));
    assertFails(507, "InsufficientStorage", () -> GATEWAY.put(bucket, "key", "newer"));
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("old");
  }

  @Test
  void aBodyThatBreaksMidwayEndsTheConnection() throws IOException {
    GATEWAY.put(bucket, "key", "x".repeat(300_000));
    PLAN.whenRead(200_000, broken());
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("GET", "/" + bucket + "/key"));
      Answer begun = raw.answer(false);
      assertThat(begun.status()).isEqualTo(200);
      assertThat(begun.headers()).containsEntry("content-length", "300000");
      assertThat(raw.readAll()).isLessThan(300_000);
    }
    assertThat(GATEWAY.get(bucket, "key")).hasSize(300_000);
  }

  @Test
  void aSmallBodyThatBreaksIsAnErrorOfItsOwnLength() throws IOException {
    GATEWAY.put(bucket, "key", "x".repeat(1000));
    PLAN.whenRead(1, broken());
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("GET", "/" + bucket + "/key"));
      Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.headers()).doesNotContainKeys("etag", "last-modified", "accept-ranges");
      assertThat(answer.body()).endsWith("</Error>");
      raw.send(head("HEAD", "/" + bucket + "/key"));
      assertThat(raw.answer(false).headers()).containsEntry("content-length", "1000");
    }
  }

  @Test
  void whoWaitsLongGetsWhiteSpaceAndThenTheResult() throws IOException {
    GATEWAY.put(bucket, "source", "text");
    Promise<Void> slow = Promise.promise();
    BreakableStoreProvider.delayCopies(slow.future());
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(copy("target"));
      String begun = raw.until(" \r\n");
      assertThat(begun).startsWith("HTTP/1.1 200 OK").contains("<?xml");
      slow.complete();
      assertThat(raw.until("0\r\n\r\n")).contains("<CopyObjectResult").doesNotContain("<?xml");
      raw.send(head("HEAD", "/" + bucket + "/target"));
      assertThat(raw.answer(false).status()).isEqualTo(200);
    }
  }

  @Test
  void whoWaitsLongMayGetAnErrorAllTheSame() throws IOException {
    GATEWAY.put(bucket, "source", "text");
    Promise<Void> slow = Promise.promise();
    BreakableStoreProvider.delayCopies(slow.future());
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(copy("target"));
      assertThat(raw.until(" \r\n")).startsWith("HTTP/1.1 200 OK");
      slow.fail(new StorageFailure.NoSuchObject(ObjectRef.of(bucket, "source")));
      assertThat(raw.until("0\r\n\r\n")).contains("<Error><Code>NoSuchKey</Code>");
    } finally {
      BreakableStoreProvider.delayCopies(Future.succeededFuture());
    }
  }

  private String copy(String target) {
    Map<String, String> source = Map.of("x-amz-copy-source", bucket + "/source");
    return head("PUT", "/" + bucket + "/" + target, "", source);
  }
}
