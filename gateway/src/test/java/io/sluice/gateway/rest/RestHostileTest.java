package io.sluice.gateway.rest;

import static io.sluice.gateway.rest.RestClient.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.rest.RestClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What people send who mean no good, or know no better. */
class RestHostileTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private static final String BASIC =
      "Authorization: " + RestClient.basic(Gateway.ACCESS_KEY, Gateway.SECRET_KEY) + "\r\n";

  private final RestClient rest = RestClient.of(GATEWAY);

  private static RawClient.Answer raw(String request) throws IOException {
    try (RawClient client = GATEWAY.rawWeb()) {
      client.send(request);
      return client.answer();
    }
  }

  private static String get(String target) {
    return "GET /api/v1" + target + " HTTP/1.1\r\nHost: h\r\n" + BASIC + "\r\n";
  }

  private static String head(String first, String... headers) {
    return first + "\r\nHost: h\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
  }

  @Test
  void aBodyThatIsNoTextIsTheSendersMistake() throws IOException {
    String body = "\0\0\0{\u00ff\u00ff\u00ff\u00ff";
    RawClient.Answer answer =
        raw(
            head(
                        "POST /api/v1/buckets HTTP/1.1",
                        "Content-Type: application/json",
                        "Content-Length: 8")
                    .replace("Host", BASIC + "Host")
                + body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void theContractIsForEverybodyAndNothingElseIs() {
    RestClient nobody = RestClient.anonymous(GATEWAY);
    Answer contract = nobody.get("/openapi.yaml").assertStatus(200);
    assertThat(contract.header("content-type")).isEqualTo("application/yaml");
    assertThat(contract.text()).startsWith("openapi: 3.1.0");
    Answer refused = nobody.get("/buckets");
    refused.assertProblem(401, "Unauthenticated");
    assertThat(refused.header("www-authenticate")).startsWith("Basic realm=");
  }

  @ParameterizedTest
  @CsvSource({"testroot,wrong", "nobody,testsecret", "testroot,testsecret2", "TESTROOT,testsecret"})
  void aWrongKeyIsToldNothing(String access, String secret) {
    RestClient wrong = RestClient.of(GATEWAY, access, secret);
    assertThat(wrong.get("/buckets").assertProblem(401, "Unauthenticated").path("detail").asText())
        .isEqualTo("Send a valid access key and its secret key.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic !!!",
        "Basic dGVzdHJvb3Q=",
        "Basic OnRlc3RzZWNyZXQ=",
        "Basic dGVzdHJvb3Q6",
        "Basic /////w==",
        "Bearer abc",
        "AWS4-HMAC-SHA256 nonsense",
        "AWS testroot:abc"
      })
  void anAuthorizationThatCannotBeReadIsRefused(String authorization) {
    RestClient nobody = RestClient.anonymous(GATEWAY);
    nobody.get("/buckets", "Authorization", authorization).assertProblem(400, "InvalidRequest");
  }

  @Test
  void aSignatureOfS3HoldsHereToo() throws IOException {
    String bucket = GATEWAY.bucket();
    assertThat(raw(RawClient.head("GET", "/api/v1/buckets/" + bucket)).status()).isEqualTo(200);
    String stolen = RawClient.head("GET", "/api/v1/buckets/" + bucket);
    String other = stolen.replace("/" + bucket, "/other-bucket");
    assertThat(raw(other).status()).isEqualTo(401);
  }

  @Test
  void aPresignedUrlOfS3IsNotOneOfRest() {
    try (S3Presigner presigner = GATEWAY.presigner()) {
      URI signed =
          URI.create(
              presigner
                  .presignGetObject(p ->
                      p.signatureDuration(java.time.Duration.ofMinutes(1))
                          .getObjectRequest(r -> r.bucket("api").key("v1/buckets")))
                  .url()
                  .toString());
      // The path is the same, the host is not.
      RestClient.anonymous(GATEWAY)
          .get("/buckets?" + signed.getRawQuery())
          .assertProblem(401, "Unauthenticated");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"name\"",
        "{\"name\":\"abc\"} {}",
        "{\"name\":\"abc\",\"name\":\"def\"}",
        "{'name':'abc'}",
        "{\"name\":\"abc\",}",
        "{\"name\":\"\\ud800\"}",
        "{\"name\":NaN}",
        "\u0000",
        "<a/>"
      })
  void brokenJsonIsRefused(String json) {
    rest.post("/buckets", json).assertProblem(400, "InvalidBody");
  }

  @Test
  void deepJsonIsRefused() {
    rest.post("/buckets", "[".repeat(20_000)).assertProblem(400, "InvalidBody");
    rest.post("/buckets", "{\"name\":".repeat(5_000)).assertProblem(400, "InvalidBody");
    rest.post("/buckets", "{\"x\":" + "9".repeat(30_000) + "}").assertStatus(400);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] body = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};
    rest.call("POST", "/buckets", body, "Content-Type", "application/json")
        .assertProblem(400, "InvalidBody");
  }

  @Test
  void hugeJsonIsRefusedBeforeItIsRead() throws IOException {
    rest.post("/buckets", "\"" + "x".repeat(70_000) + "\"").assertProblem(413, "BodyTooLarge");
    RawClient.Answer announced =
        raw(
            "POST /api/v1/buckets HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                + "Content-Length: 99999999999\r\n"
                + BASIC
                + "\r\n");
    assertThat(announced.status()).isEqualTo(413);
    assertThat(announced.headers()).containsEntry("connection", "close");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void whatAFormOfAnotherPageCanSendIsRefused(String type) {
    rest.call(
            "POST",
            "/buckets",
            "{\"name\":\"forged\"}".getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            type)
        .assertProblem(415, "UnsupportedMediaType");
    rest.get("/buckets/forged").assertProblem(404, "NoSuchBucket");
  }

  @Test
  void otherOriginsAreAllowedNothing() throws IOException {
    RawClient.Answer preflight =
        raw(
            head(
                "OPTIONS /api/v1/buckets HTTP/1.1",
                "Origin: https://evil.example",
                "Access-Control-Request-Method: PUT"));
    assertThat(preflight.status()).isEqualTo(405);
    assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    assertThat(preflight.headers().get("allow")).contains("GET").contains("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/buckets/b/object?key=",
        "/buckets/b/object",
        "/buckets/b/object?key=a%00b",
        "/buckets/.hidden/object?key=a",
        "/buckets/a%2Fb",
        "/buckets/a%00b"
      })
  void namesThatCannotBeAreRefused(String target) throws IOException {
    RawClient.Answer answer = raw(get(target));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidParameter");
  }

  @Test
  void aKeyThatIsTooLongIsRefused() {
    rest.get(object(GATEWAY.bucket(), "ü".repeat(513))).assertProblem(400, "InvalidParameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/buckets/b/object?key=%ff",
        "/buckets/b/object?key=%",
        "/buckets/b/objects?a=%c3",
        "/openapi.yaml?%zz"
      })
  void aQueryThatIsNoUtf8IsRefused(String target) throws IOException {
    RawClient.Answer answer = raw(get(target));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidRequest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/buckets/%ff", "/buckets/%zz", "/buckets/%"})
  void aPathThatIsNoUtf8IsRefused(String target) throws IOException {
    assertThat(raw(get(target)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/none",
        "/buckets/b/none",
        "/buckets/../../etc/passwd",
        "/buckets/b/object/none"
      })
  void whatIsNotThereIsNotFound(String target) throws IOException {
    RawClient.Answer answer = raw(get(target));
    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
  }

  @Test
  void anotherMethodIsToldWhichThereAre() {
    Answer answer = rest.call("POST", "/buckets/b/object?key=a", new byte[0]);
    answer.assertProblem(405, "MethodNotAllowed");
    assertThat(answer.header("allow").split(", ")).contains("GET", "HEAD", "PUT", "DELETE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: -1", "Content-Length: x", "Content-Length: 1e3"})
  void aLengthThatIsNoneIsRefused(String length) throws IOException {
    RawClient.Answer answer =
        raw(
            "PUT /api/v1"
                + object(GATEWAY.bucket(), "k")
                + " HTTP/1.1\r\nHost: h\r\n"
                + BASIC
                + length
                + "\r\n\r\nhello");
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aBodyThatIsCutOffLeavesNothing() throws IOException {
    String bucket = GATEWAY.bucket();
    for (String framing :
        new String[] {
          "Content-Length: 1000\r\n\r\nhello",
          "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
          "Transfer-Encoding: chunked\r\n\r\n500\r\nhello"
        }) {
      try (RawClient client = GATEWAY.rawWeb()) {
        client.send(
            "PUT /api/v1" + object(bucket, "k") + " HTTP/1.1\r\nHost: h\r\n" + BASIC + framing);
      }
    }
    assertThat(rest.get("/buckets/" + bucket + "/objects").json().path("objects")).isEmpty();
    rest.get(object(bucket, "k")).assertProblem(404, "NoSuchObject");
  }

  @Test
  void aBodyInChunksEndsWhereItEnds() throws IOException {
    String bucket = GATEWAY.bucket();
    RawClient.Answer answer =
        raw(
            "PUT /api/v1"
                + object(bucket, "k")
                + " HTTP/1.1\r\nHost: h\r\n"
                + BASIC
                + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n, worl\r\n0\r\n\r\n");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(rest.get(object(bucket, "k")).text()).isEqualTo("hello, worl");
  }

  @Test
  void whoIsNotLetInIsNeverToldToGoOn() throws IOException {
    RawClient.Answer refused =
        raw(
            head(
                "PUT /api/v1/buckets/b/object?key=k HTTP/1.1",
                "Content-Length: 5",
                "Expect: 100-continue"));
    assertThat(refused.status()).isEqualTo(401);
    try (RawClient client = GATEWAY.rawWeb()) {
      client.send(
          "PUT /api/v1"
              + object(GATEWAY.bucket(), "k")
              + " HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n"
              + BASIC
              + "\r\n");
      assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 100");
      client.send("hello");
      assertThat(client.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void aHeadThatIsTooLongIsRefused() throws IOException {
    RawClient.Answer answer =
        raw("GET /api/v1/buckets HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(40_000) + "\r\n\r\n");
    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.body()).contains("HeadersTooLarge");
  }

  @Test
  void aRequestWithoutHostIsRefused() throws IOException {
    assertThat(raw("GET /api/v1/buckets HTTP/1.1\r\n" + BASIC + "\r\n").status()).isEqualTo(400);
  }

  @Test
  void aRefusalOfHeadHasNoBody() throws IOException {
    try (RawClient client = GATEWAY.rawWeb()) {
      client.send(
          "HEAD /api/v1/buckets/none-such/object?key=k HTTP/1.1\r\nHost: h\r\n" + BASIC + "\r\n");
      assertThat(client.answer(false).status()).isEqualTo(404);
      client.send("GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(200);
    }
  }
}
