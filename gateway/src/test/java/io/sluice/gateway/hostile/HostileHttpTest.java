package io.sluice.gateway.hostile;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.RawClient.Answer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Heads that cannot be read, or that two readers would read differently. Each gets one answer and
 * no second one: what follows on the connection, a perfectly signed request, is never obeyed.
 */
class HostileHttpTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private final String bucket = GATEWAY.bucket();

  @BeforeEach
  void putVictim() {
    GATEWAY.put(bucket, "victim", "still here");
  }

  private String smuggled() {
    return head("DELETE", "/" + bucket + "/victim");
  }

  private String put(String... lines) {
    String head = head("PUT", "/" + bucket + "/key");
    return head.substring(0, head.length() - 2) + String.join("\r\n", lines) + "\r\n\r\n";
  }

  /** Everything until the server closes; there must be one answer only, and nothing is obeyed. */
  private String onlyAnswerTo(String bytes) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(bytes + smuggled());
      String all = raw.text();
      assertThat(all.split("HTTP/\\d\\.\\d ", -1)).as(all).hasSize(2);
      assertThat(GATEWAY.get(bucket, "victim")).isEqualTo("still here");
      return all;
    }
  }

  private void refused(String bytes) throws IOException {
    assertThat(onlyAnswerTo(bytes))
        .matches("(?s)HTTP/\\d\\.\\d 400 .*")
        .containsPattern("<Code>(InvalidRequest|RequestHeaderSectionTooLarge)</Code>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Content-Length: 4",
        "Content-Length: 5|Content-Length: 5",
        "Content-Length: 5|Content-Length: 6",
        "Content-Length: 5, 5",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Content-Length: 99999999999999999999999999",
        "Content-Length:",
        "Content-Length: \u0661",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Transfer-Encoding: identity",
        "Transfer-Encoding: identity|Transfer-Encoding: chunked",
        "Transfer-Encoding:|Transfer-Encoding: chunked",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding : chunked",
        "Content-Length : 5",
        "Transfer-Encoding\t: chunked",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding: chunked\u0000",
        "Transfer-Encoding\u0000: chunked",
        "Transf\u00e9r-Encoding: chunked",
        "Host: 127.0.0.1",
        ": nothing",
        "no colon at all",
        "X-A: a\rContent-Length: 5",
        "X-A: a\u0000b",
        "X-\u0000A: b",
        "X A: b"
      })
  void aHeadOfTwoMeaningsIsRefused(String lines) throws IOException {
    refused(put(lines.split("\\|", -1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET / HTTP/0.9\r\nHost: h\r\n\r\n",
        "GET / HTTP/1.2\r\nHost: h\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: h\r\n\r\n",
        "GET / HTTP/11\r\nHost: h\r\n\r\n",
        "GET / http/1.1\r\nHost: h\r\n\r\n",
        "GET / HTTP/1.1 HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET\u0000 / HTTP/1.1\r\nHost: h\r\n\r\n",
        "G\u00cbT / HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n",
        "PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n"
      })
  void aLineThatIsNoRequestIsRefused(String bytes) throws IOException {
    refused(bytes.endsWith("\n") ? bytes : bytes + "\r\n\r\n");
  }

  /** Whoever reads a lone LF as an end of line sees headers where others see none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: h\n\n",
        "GET / HTTP/1.1\r\nHost: h\nX-A: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\n\n"
      })
  void aLoneLineFeedEndsNoLine(String bytes) throws IOException {
    refused(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-Long: %s", "Cookie: %s", "Authorization: %s", "Host: %s", "Content-Length: %s"})
  void aMegabyteOfHeadersIsRefused(String line) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.sendLeniently(put(line.formatted("1".repeat(1 << 20))));
      Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("<Code>RequestHeaderSectionTooLarge</Code>");
    }
  }

  @Test
  void manySmallHeadersAreRefusedToo() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 100_000; i++) {
        lines.append("X-").append(i).append(": a\r\n");
      }
      raw.sendLeniently("GET / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n");
      assertThat(raw.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void aLongRequestLineIsRefused() throws IOException {
    String million = "a&".repeat(1_000_000);
    for (String target :
        new String[] {"/" + "a".repeat(64 << 10), "/?" + million, "/?a=" + "b".repeat(64 << 10)}) {
      try (RawClient raw = GATEWAY.raw()) {
        raw.sendLeniently("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
        Answer answer = raw.answer();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>RequestHeaderSectionTooLarge</Code>");
      }
    }
  }

  @Test
  void asManyParametersAsFitAreReadQuickly() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      String query = "a=&".repeat(5_000) + "b=";
      raw.send(head("GET", "/" + bucket, query, Map.of()));
      assertThat(raw.answer().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%00",
        "/a%00b",
        "/%",
        "/%4",
        "/%g0",
        "/%c0%af",
        "/%c1%bf",
        "/%e0%80%af",
        "/%f0%80%80%af",
        "/%ed%a0%80",
        "/%f4%90%80%80",
        "/%ff%fe",
        "/\u00ff"
      })
  void aPathThatSaysNoKeyIsRefused(String path) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("GET", "/" + bucket + path));
      Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("<Code>InvalidURI</Code>");
      raw.send(head("HEAD", "/" + bucket));
      assertThat(raw.answer(false).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefix=%", "prefix=%ff", "prefix=%c0%af", "%=", "delimiter=%zz"})
  void aQueryThatIsNotEncodedIsRefused(String query) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("GET", "/" + bucket, query, Map.of()));
      assertThat(raw.answer().status()).isIn(400, 403);
      raw.send(head("HEAD", "/" + bucket));
      assertThat(raw.answer(false).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\r\nhello\r\n0\r\n\r\n",
        "5;name=value\r\nhello\r\n0\r\n\r\n",
        "005\r\nhello\r\n000\r\n\r\n",
        "5\r\nhello\r\n0\r\nX-Trailer: t\r\n\r\n"
      })
  void aBodyWithoutALengthIsNotTaken(String body) throws IOException {
    assertThat(onlyAnswerTo(put("Transfer-Encoding: chunked") + body))
        .contains("411 ")
        .contains("<Code>MissingContentLength</Code>");
  }

  /** RFC 9112 sections 2.2 and 5.2. */
  @Test
  void anEmptyLineBeforeARequestAndAFoldedLineAreRead() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send("\r\n" + put("X-Folded: a\r\n b", "Content-Length: 5") + "hello");
      assertThat(raw.answer().status()).isEqualTo(200);
      raw.send(head("HEAD", "/" + bucket));
      assertThat(raw.answer(false).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\nhello\r\n0\r\n\r\n",
        "5;a\nb\r\nhello\r\n0\r\n\r\n",
        "g\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "+5\r\nhello\r\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "5 \u0000\r\nhello\r\n0\r\n\r\n",
        "fffffffffffffffff\r\nhello\r\n0\r\n\r\n",
        "5\r\nhelloX\r\n0\r\n\r\n",
        "5\r\nhello\n0\r\n\r\n",
        "\r\nhello\r\n0\r\n\r\n"
      })
  void aBrokenChunkEndsTheConnection(String body) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(put("Transfer-Encoding: chunked") + body + smuggled());
      assertThat(raw.text())
          .doesNotContain(" 200 ")
          .doesNotContain(" 204 ")
          .doesNotContain(" 500 ");
      assertThat(GATEWAY.get(bucket, "victim")).isEqualTo("still here");
      Gateway.assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "key"));
    }
  }

  @Test
  void anUpgradeIsNotTakenUp() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(
          "GET /"
              + bucket
              + " HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
              + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n");
      assertThat(raw.answer().status()).isEqualTo(403);
    }
  }

  @Test
  void whatFollowsAnErrorIsAnsweredWhereItsBeginIsSure() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(
          "PUT /"
              + bucket
              + "/key HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"
              + head("HEAD", "/" + bucket));
      assertThat(raw.answer().status()).isEqualTo(403);
      assertThat(raw.answer(false).status()).isEqualTo(200);
    }
  }
}
