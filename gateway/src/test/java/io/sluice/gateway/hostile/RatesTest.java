package io.sluice.gateway.hostile;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.RawClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Limits of all and of each user: requests are refused, bytes come slower, and both are counted.
 */
class RatesTest {
  private static final int SIZE = 1_200_000;

  private interface Work {
    void with(Gateway gateway, String bucket) throws Exception;
  }

  private static void run(Map<String, String> settings, Work work) throws Exception {
    Gateway gateway = new Gateway(new HashMap<>(settings));
    gateway.beforeAll(null);
    try {
      work.with(gateway, gateway.bucket());
    } finally {
      gateway.afterAll(null);
    }
  }

  private static Answer ask(Gateway gateway, String request) throws IOException {
    try (RawClient raw = gateway.raw()) {
      raw.send(request);
      return raw.answer();
    }
  }

  private static void assertRefused(Gateway gateway, String limit) {
    assertThat(gateway.metrics())
        .containsPattern("sluice_limits_refused_total\\{limit=\"" + limit + "\"\\} [1-9]");
  }

  /** A request counts until its answer has left, which its client may see a moment earlier. */
  private static void awaitNoneUnderWay(Gateway gateway) {
    while (!gateway.metrics().contains("\nsluice_s3_requests_inflight 0.0\n")) {
      Thread.onSpinWait();
    }
  }

  private static void assertSlowDown(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).contains("<Code>SlowDown</Code>");
    assertThat(Integer.parseInt(answer.headers().get("retry-after"))).isPositive();
  }

  @Test
  void requestsASecondHaveALimit() throws Exception {
    for (String key : List.of("rates.requestsPerSecond", "rates.user.requestsPerSecond")) {
      run(
          Map.of(key, "4"),
          (gateway, bucket) -> {
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
              answers.add(ask(gateway, head("GET", "/" + bucket)));
            }
            List<Answer> refused = answers.stream().filter(a -> a.status() != 200).toList();
            assertThat(refused).isNotEmpty().allSatisfy(RatesTest::assertSlowDown);
            assertThat(refused).hasSizeLessThan(20);
            assertRefused(gateway, key);
          });
    }
  }

  @Test
  void requestsUnderWayHaveALimit() throws Exception {
    run(
        Map.of("rates.user.requests", "1"),
        (gateway, bucket) -> {
          String put = "/" + bucket + "/key";
          Map<String, String> waiting = Map.of("Content-Length", "1", "Expect", "100-continue");
          awaitNoneUnderWay(gateway);
          try (RawClient first = gateway.raw()) {
            first.send(head("PUT", put, "", waiting));
            assertThat(first.answer().status()).isEqualTo(100);
            assertSlowDown(ask(gateway, head("GET", "/" + bucket)));
            first.send("x");
            assertThat(first.answer().status()).isEqualTo(200);
          }
          awaitNoneUnderWay(gateway);
          assertThat(ask(gateway, head("GET", "/" + bucket)).status()).isEqualTo(200);
          assertRefused(gateway, "rates.user.requests");
        });
  }

  @Test
  void whoSignsNotIsCountedToo() throws Exception {
    run(
        Map.of("rates.user.requestsPerSecond", "5"),
        (gateway, bucket) -> {
          String anonymous = "GET /" + bucket + " HTTP/1.1\r\nHost: h\r\n\r\n";
          List<Integer> statuses = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            statuses.add(ask(gateway, anonymous).status());
          }
          assertThat(statuses).contains(403, 503);
          assertThat(ask(gateway, head("GET", "/" + bucket)).status()).isEqualTo(200);
        });
  }

  /** A second's worth passes at once; what is beyond takes its time, and nothing fails. */
  @Test
  void bytesAreSlowedDown() throws Exception {
    for (String who : List.of("rates.", "rates.user.")) {
      for (String storage : List.of("memory", "posix")) {
        run(
            Map.of(
                "storage.type",
                storage,
                who + "uploadBytesPerSecond",
                "400000",
                who + "downloadBytesPerSecond",
                "400000"),
            (gateway, bucket) -> {
              String text = "0123456789".repeat(SIZE / 10);
              long start = System.nanoTime();
              gateway.put(bucket, "key", text);
              long put = System.nanoTime();
              assertThat(gateway.get(bucket, "key")).isEqualTo(text);
              long got = System.nanoTime();
              assertThat((put - start) / 1e9).isBetween(0.8, 20.0);
              assertThat((got - put) / 1e9).isBetween(0.8, 20.0);
            });
      }
    }
  }

  @Test
  void oneAddressHasOnlySoManyConnections() throws Exception {
    run(
        Map.of("limits.connectionsPerAddress", "2"),
        (gateway, bucket) -> {
          // The client that made the bucket holds one.
          try (RawClient first = gateway.raw()) {
            first.send(head("HEAD", "/" + bucket));
            assertThat(first.answer(false).status()).isEqualTo(200);
            try (RawClient second = gateway.raw()) {
              assertThat(second.isClosed()).isTrue();
            }
          }
          assertRefused(gateway, "limits.connectionsPerAddress");
        });
  }
}
