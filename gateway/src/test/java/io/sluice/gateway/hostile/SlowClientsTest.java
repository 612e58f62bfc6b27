package io.sluice.gateway.hostile;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.RawClient.Answer;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that take their time: each loses its connection, and nobody else notices. */
class SlowClientsTest {
  @RegisterExtension
  static final Gateway GATEWAY =
      new Gateway(
          Map.of(
              "timeouts.head", "1s",
              "timeouts.body", "1s",
              "timeouts.bodyBytesMin", "100",
              "server.idleTimeout", "2s",
              "limits.connectionsPerAddress", "0"));

  /** More than the buffers of both kernels hold. */
  private static final int LARGE = 40 << 20;

  private final String bucket = GATEWAY.bucket();

  /** Sends one byte after the other, slowly, until the server has enough. */
  private static void trickle(RawClient raw, String text) throws IOException {
    long start = System.nanoTime();
    try {
      for (int i = 0; System.nanoTime() - start < 20_000_000_000L; i++) {
        raw.send(text.substring(i % text.length(), i % text.length() + 1));
        LockSupport.parkNanos(100_000_000);
      }
    } catch (SocketException closed) {
      return;
    }
    throw new AssertionError("the server listened for 20 s");
  }

  @Test
  void aHeadThatNeverEndsIsNotWaitedFor() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      trickle(raw, "GET / HTTP/1.1\r\nHost: h\r\n" + "X-A: b\r\n".repeat(1000));
    }
  }

  @Test
  void theNextHeadIsNotWaitedForEither() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("HEAD", "/" + bucket));
      assertThat(raw.answer(false).status()).isEqualTo(200);
      trickle(raw, "GET / HTTP/1.1\r\nHost: h\r\n" + "X-A: b\r\n".repeat(1000));
    }
  }

  @Test
  void aConnectionThatDoesNothingIsClosed() throws IOException {
    try (RawClient fresh = GATEWAY.raw();
        RawClient used = GATEWAY.raw()) {
      used.send(head("HEAD", "/" + bucket));
      assertThat(used.answer(false).status()).isEqualTo(200);
      assertThat(fresh.isClosed()).isTrue();
      assertThat(used.isClosed()).isTrue();
    }
  }

  @Test
  void aBodyThatTricklesIsRefused() throws IOException {
    GATEWAY.put(bucket, "key", "old");
    try (RawClient raw = GATEWAY.raw()) {
      Map<String, String> length = Map.of("Content-Length", "100000000");
      raw.send(head("PUT", "/" + bucket + "/key", "", length));
      trickle(raw, "x".repeat(1000));
      Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("<Code>RequestTimeout</Code>");
    }
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("old");
  }

  @Test
  void aBodyThatIsSlowButComesIsTaken() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      Map<String, String> length = Map.of("Content-Length", "6000");
      raw.send(head("PUT", "/" + bucket + "/key", "", length));
      for (int i = 0; i < 30; i++) {
        raw.send("x".repeat(200));
        LockSupport.parkNanos(100_000_000);
      }
      assertThat(raw.answer().status()).isEqualTo(200);
    }
    assertThat(GATEWAY.get(bucket, "key")).hasSize(6000);
  }

  /** What it has in its kernel's buffers it may read for as long as it likes. */
  @Test
  void aReaderWhoTakesAByteNowAndThenHoldsNothing() throws IOException {
    GATEWAY.put(bucket, "large", "x".repeat(LARGE));
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("GET", "/" + bucket + "/large"));
      assertThat(raw.answer(false).status()).isEqualTo(200);
      for (int i = 0; i < 40; i++) {
        assertThat(raw.read(1)).isEqualTo(1);
        LockSupport.parkNanos(100_000_000);
      }
      assertThat(raw.readAll()).isLessThan(LARGE - 40);
    }
  }

  @Test
  void aReaderWhoIsSlowButReadsGetsEverything() throws IOException {
    GATEWAY.put(bucket, "large", "x".repeat(LARGE));
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("GET", "/" + bucket + "/large"));
      assertThat(raw.answer(false).status()).isEqualTo(200);
      for (int i = 0; i < 40; i++) {
        assertThat(raw.read(LARGE / 40)).isEqualTo(LARGE / 40);
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  @Test
  @Tag("slow")
  void fiveThousandIdleConnectionsCostLittleAndKeepNobodyOut() throws IOException {
    long before = used();
    List<RawClient> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 5_000; i++) {
        idle.add(GATEWAY.raw());
        if (i % 500 == 0) {
          GATEWAY.put(bucket, "key-" + i, "served");
        }
      }
      assertThat(GATEWAY.get(bucket, "key-4500")).isEqualTo("served");
      assertThat((used() - before) / 5_000).as("bytes a connection").isLessThan(40_000);
      for (RawClient raw : idle) {
        assertThat(raw.isClosed()).isTrue();
      }
      assertThat(GATEWAY.get(bucket, "key-0")).isEqualTo("served");
    } finally {
      for (RawClient raw : idle) {
        raw.close();
      }
    }
  }

  /** Client and server are in one process: both sides of a connection count. */
  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
