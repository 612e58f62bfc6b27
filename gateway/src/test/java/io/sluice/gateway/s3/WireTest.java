package io.sluice.gateway.s3;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.RawClient.Answer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no SDK sends, or shows: the bytes of HTTP itself. */
class WireTest {
  @RegisterExtension
  static final Gateway GATEWAY = new Gateway(Map.of("limits.drainBytes", "64KiB"));

  private final String bucket = GATEWAY.bucket();
  private RawClient raw;

  @BeforeEach
  void connect() {
    raw = GATEWAY.raw();
  }

  @AfterEach
  void hangUp() throws IOException {
    raw.close();
  }

  private String put(String path, int length, String more) {
    return head("PUT", path, "", Map.of("Content-Length", "" + length))
        .replace("\r\n\r\n", "\r\n" + more + "\r\n");
  }

  @Test
  void everyAnswerHasItsIds() throws IOException {
    raw.send(head("GET", "/"));
    Answer answer = raw.answer();
    assertThat(answer.headers().get("x-amz-request-id")).matches("[0-9A-F]{16}");
    assertThat(answer.headers()).containsKeys("x-amz-id-2", "date", "server");
    raw.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    Answer denied = raw.answer();
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.body())
        .contains("<Code>AccessDenied</Code>")
        .contains("<RequestId>" + denied.headers().get("x-amz-request-id") + "</RequestId>")
        .contains("<HostId>" + denied.headers().get("x-amz-id-2") + "</HostId>");
  }

  @Test
  void whoWaitsIsToldToGoOnOnceLetIn() throws IOException {
    raw.send(put("/" + bucket + "/key", 5, "Expect: 100-continue\r\n"));
    assertThat(raw.answer().status()).isEqualTo(100);
    raw.send("hello");
    assertThat(raw.answer().status()).isEqualTo(200);
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("hello");
  }

  @Test
  void whoIsNotLetInIsNeverToldToGoOn() throws IOException {
    raw.send(
        "PUT /"
            + bucket
            + "/key HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n"
            + "Expect: 100-continue\r\n\r\n");
    Answer answer = raw.answer();
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).containsEntry("connection", "close");
    raw.close();
    raw = GATEWAY.raw();
    raw.send(put("/missing-bucket/key", 5, "Expect: 100-continue\r\n"));
    assertThat(raw.answer().status()).isEqualTo(404);
  }

  @Test
  void aShortRestIsReadAndTheConnectionGoesOn() throws IOException {
    raw.send(put("/missing-bucket/key", 5, "") + "hello");
    assertThat(raw.answer().status()).isEqualTo(404);
    raw.send(head("HEAD", "/" + bucket));
    assertThat(raw.answer(false).status()).isEqualTo(200);
  }

  @Test
  void aLongRestEndsTheConnection() throws IOException {
    raw.send(put("/missing-bucket/key", 1_000_000_000, "") + "hello");
    Answer answer = raw.answer();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers()).containsEntry("connection", "close");
    assertThat(raw.isClosed()).isTrue();
  }

  @Test
  void aHeaderMayStandInTheQuery() throws IOException {
    GATEWAY.put(bucket, "key", "text");
    String query = "x-amz-copy-source=" + bucket + "%2Fkey";
    raw.send(head("PUT", "/" + bucket + "/copied", query, Map.of("content-length", "0")));
    assertThat(raw.answer().body()).contains("<CopyObjectResult");
    assertThat(GATEWAY.get(bucket, "copied")).isEqualTo("text");
    String euro = "x-amz-meta-price=%E2%82%AC";
    raw.send(head("PUT", "/" + bucket + "/key", euro, Map.of("content-length", "0")));
    assertThat(raw.answer().status()).isEqualTo(200);
    raw.send(head("HEAD", "/" + bucket + "/key"));
    assertThat(raw.answer(false).headers()).containsEntry("x-amz-meta-price", "=?UTF-8?B?4oKs?=");
  }

  @ParameterizedTest
  @CsvSource({"PUT, x-amz-meta-a%0Ab=1", "GET, response-content-type=a%0Db"})
  void whatNoHeaderCanSayIsRefused(String method, String query) throws IOException {
    GATEWAY.put(bucket, "key", "text");
    raw.send(head(method, "/" + bucket + "/key", query, Map.of("content-length", "0")));
    Answer answer = raw.answer();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>InvalidArgument</Code>").endsWith("</Error>");
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("text");
  }

  @Test
  void aLengthIsNeeded() throws IOException {
    raw.send(head("PUT", "/" + bucket + "/key"));
    Answer answer = raw.answer();
    assertThat(answer.status()).isEqualTo(411);
    assertThat(answer.body()).contains("<Code>MissingContentLength</Code>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%zz", "/a%2", "/%C3%28"})
  void pathsMustBePercentEncodedUtf8(String path) throws IOException {
    raw.send(head("GET", "/" + bucket + path));
    Answer answer = raw.answer();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>InvalidURI</Code>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//a", "/a//b", "/a/../b", "/..", "/%2e%2e/x", "/./a", "/a+b", "/a%2Fb"})
  void pathsAreNeverNormalised(String path) throws IOException {
    raw.send(put("/" + bucket + path, 4, "") + "text");
    assertThat(raw.answer().status()).isEqualTo(200);
    String key = path.substring(1).replace("%2e", ".").replace("%2F", "/");
    assertThat(GATEWAY.s3().listObjectsV2(r -> r.bucket(bucket)).contents())
        .extracting(object -> object.key())
        .containsExactly(key);
    raw.send(head("GET", "/" + bucket + path));
    assertThat(raw.answer().body()).isEqualTo("text");
  }

  @Test
  void headAnswersHaveNoBodyButItsLength() throws IOException {
    GATEWAY.put(bucket, "key", "0123456789");
    raw.send(head("HEAD", "/" + bucket + "/key"));
    Answer answer = raw.answer(false);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-length", "10");
    raw.send(head("HEAD", "/" + bucket + "/missing"));
    assertThat(raw.answer(false).status()).isEqualTo(404);
    raw.send(head("GET", "/" + bucket + "/key"));
    assertThat(raw.answer().body()).isEqualTo("0123456789");
  }

  @Test
  void notModifiedHasNoBody() throws IOException {
    String etag = GATEWAY.put(bucket, "key", "text").eTag();
    raw.send(head("GET", "/" + bucket + "/key", "", Map.of("If-None-Match", etag)));
    Answer answer = raw.answer(false);
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.headers()).containsEntry("etag", etag).containsKey("last-modified");
    raw.send(head("HEAD", "/" + bucket));
    assertThat(raw.answer(false).status()).isEqualTo(200);
  }

  @Test
  void noContentHasNoLength() throws IOException {
    raw.send(head("DELETE", "/" + bucket + "/key"));
    Answer answer = raw.answer();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers()).doesNotContainKeys("content-length", "transfer-encoding");
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
    GATEWAY.put(bucket, "a", "first");
    GATEWAY.put(bucket, "b", "second");
    String third = put("/" + bucket + "/c", 5, "") + "third";
    raw.send(
        head("GET", "/" + bucket + "/a")
            + head("HEAD", "/" + bucket + "/b")
            + third
            + head("GET", "/" + bucket + "/c"));
    assertThat(raw.answer().body()).isEqualTo("first");
    assertThat(raw.answer(false).headers()).containsEntry("content-length", "6");
    assertThat(raw.answer().status()).isEqualTo(200);
    assertThat(raw.answer().body()).isEqualTo("third");
  }

  @Test
  void aHeadThatIsTooLongIsRefused() throws IOException {
    raw.send("GET / HTTP/1.1\r\nHost: h\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n");
    Answer answer = raw.answer();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>RequestHeaderSectionTooLarge</Code>");
    assertThat(raw.isClosed()).isTrue();
  }

  @Test
  void whatIsNotHttpIsRefused() throws IOException {
    raw.send("NONSENSE\r\n\r\n");
    assertThat(raw.answer().status()).isEqualTo(400);
    assertThat(raw.isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "one", "1, 2"})
  void aLengthThatIsNoneIsRefused(String length) throws IOException {
    raw.send(
        "PUT /" + bucket + "/key HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n");
    Answer answer = raw.answer();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).containsEntry("connection", "close");
  }

  @Test
  void unknownSubResourcesNeverReachTheirBucket() throws IOException {
    raw.send(head("DELETE", "/" + bucket, "versioning=", Map.of()));
    assertThat(raw.answer().status()).isEqualTo(501);
    raw.send(head("HEAD", "/" + bucket));
    assertThat(raw.answer(false).status()).isEqualTo(200);
  }

  @Test
  void halfOfUploadPartNeverOverwritesAnObject() throws IOException {
    GATEWAY.put(bucket, "key", "old");
    raw.send(
        head("PUT", "/" + bucket + "/key", "partNumber=1", Map.of("Content-Length", "3")) + "new");
    assertThat(raw.answer().status()).isEqualTo(400);
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("old");
  }

  @Test
  void deleteObjectsInsistsOnADigest() throws IOException {
    String body = "<Delete><Object><Key>a</Key></Object></Delete>";
    Map<String, String> length = Map.of("Content-Length", "" + body.length());
    raw.send(head("POST", "/" + bucket, "delete=", length) + body);
    Answer answer = raw.answer();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>InvalidRequest</Code>");
  }

  @Test
  void anXmlBodyHasALimit() throws IOException {
    Map<String, String> length = Map.of("Content-Length", "5000000");
    raw.send(head("PUT", "/" + bucket + "-x", "", length) + "x".repeat(5_000_000));
    Answer answer = raw.answer();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>EntityTooLarge</Code>");
  }

  @Test
  void metadataBeyondAsciiComesBackEncoded() throws IOException {
    Map<String, String> headers =
        Map.of(
            "Content-Length", "0",
            "x-amz-meta-b", "=?UTF-8?B?Z3LDvG4=?=");
    raw.send(head("PUT", "/" + bucket + "/key", "", headers));
    assertThat(raw.answer().status()).isEqualTo(200);
    raw.send(head("HEAD", "/" + bucket + "/key"));
    assertThat(raw.answer(false).headers()).containsEntry("x-amz-meta-b", "=?UTF-8?B?Z3LDvG4=?=");
  }
}
