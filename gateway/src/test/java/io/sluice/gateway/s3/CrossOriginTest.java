package io.sluice.gateway.s3;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.CORSRule;

/** What browsers are told, with requests as browsers send them. */
class CrossOriginTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private static String bucket;

  private static CORSRule rule(String origin, String... methods) {
    return CORSRule.builder()
        .id("rule")
        .allowedOrigins(origin)
        .allowedMethods(methods)
        .allowedHeaders("x-amz-*", "Content-Type")
        .exposeHeaders("ETag", "x-amz-request-id")
        .maxAgeSeconds(600)
        .build();
  }

  private static void put(String bucket, CORSRule... rules) {
    GATEWAY.s3().putBucketCors(r -> r.bucket(bucket).corsConfiguration(c -> c.corsRules(rules)));
  }

  @BeforeAll
  static void fill() {
    bucket = GATEWAY.bucket();
    put(
        bucket,
        rule("https://*.example.org", "GET", "PUT"),
        CORSRule.builder().allowedOrigins("*").allowedMethods("HEAD").build());
  }

  private static RawClient.Answer preflight(String path, String... headers) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(
          "OPTIONS "
              + path
              + " HTTP/1.1\r\nHost: h\r\n"
              + String.join("\r\n", headers)
              + (headers.length == 0 ? "" : "\r\n")
              + "\r\n");
      return raw.answer();
    }
  }

  @Test
  void rulesComeBackAsTheyWerePutAndGo() {
    String own = GATEWAY.bucket();
    assertFails(
        404, "NoSuchCORSConfiguration", () -> GATEWAY.s3().getBucketCors(r -> r.bucket(own)));
    put(own, rule("*", "GET"), rule("http://a*b", "DELETE", "POST"));
    assertThat(GATEWAY.s3().getBucketCors(r -> r.bucket(own)).corsRules())
        .containsExactly(rule("*", "GET"), rule("http://a*b", "DELETE", "POST"));
    GATEWAY.s3().deleteBucketCors(r -> r.bucket(own));
    assertFails(
        404, "NoSuchCORSConfiguration", () -> GATEWAY.s3().getBucketCors(r -> r.bucket(own)));
  }

  @Test
  void rulesThatMakeNoSenseAreRefused() {
    String own = GATEWAY.bucket();
    assertFails(400, "InvalidRequest", () -> put(own, rule("*a*", "GET")));
    assertFails(400, "InvalidRequest", () -> put(own, rule("*", "PATCH")));
    assertFails(
        400,
        "InvalidRequest",
        () -> put(own, rule("*", "GET").toBuilder().allowedHeaders("a*b*").build()));
    assertFails(
        400,
        "InvalidRequest",
        () -> put(own, rule("*", "GET").toBuilder().exposeHeaders("x-*").build()));
    assertFails(400, "MalformedXML", () -> put(own));
    put(own, rule("*", "GET").toBuilder().maxAgeSeconds(-100).build());
    assertThat(GATEWAY.s3().getBucketCors(r -> r.bucket(own)).corsRules().getFirst())
        .matches(kept -> kept.maxAgeSeconds() == -100);
    List<CORSRule> many = Collections.nCopies(101, rule("*", "GET"));
    assertFails(400, "MalformedXML", () -> put(own, many.toArray(CORSRule[]::new)));
    put(own, many.subList(1, 101).toArray(CORSRule[]::new));
  }

  @Test
  void aBrowserThatAsksIsToldTheRule() throws IOException {
    var answer =
        preflight(
            "/" + bucket + "/some/key?partNumber=1&uploadId=x&X-Amz-Signature=00",
            "Origin: https://www.example.org",
            "Access-Control-Request-Method: PUT",
            "Access-Control-Request-Headers: content-type, X-Amz-Meta-A");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("access-control-allow-origin", "https://www.example.org")
        .containsEntry("access-control-allow-methods", "GET, PUT")
        .containsEntry("access-control-allow-headers", "content-type, x-amz-meta-a")
        .containsEntry("access-control-allow-credentials", "true")
        .containsEntry("access-control-expose-headers", "ETag, x-amz-request-id")
        .containsEntry("access-control-max-age", "600");
    assertThat(answer.headers().get("vary")).contains("Origin");
  }

  @Test
  void everybodyIsAllowedByAStarAlone() throws IOException {
    var answer = preflight("/" + bucket, "Origin: null", "Access-Control-Request-Method: HEAD");
    assertThat(answer.headers())
        .containsEntry("access-control-allow-origin", "*")
        .doesNotContainKey("access-control-allow-credentials")
        .doesNotContainKey("access-control-max-age");
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example.org, DELETE, x-amz-date",
    "https://example.org, PUT, x-amz-date",
    "http://www.example.org, PUT, x-amz-date",
    "https://www.example.org, PUT, authorization"
  })
  void whatNoRuleCoversIsForbidden(String origin, String method, String header) throws IOException {
    var answer =
        preflight(
            "/" + bucket + "/key",
            "Origin: " + origin,
            "Access-Control-Request-Method: " + method,
            "Access-Control-Request-Headers: " + header);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>AccessForbidden</Code>");
    assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void halfAQuestionIsABadRequest() throws IOException {
    assertThat(preflight("/" + bucket).body()).contains("<Code>BadRequest</Code>");
    assertThat(preflight("/" + bucket, "Origin: http://a").body())
        .contains("<Code>BadRequest</Code>");
    for (String[] wrong :
        new String[][] {{"", "GET"}, {"http://a", "PATCH"}, {"http://a", "put"}}) {
      assertThat(
              preflight(
                      "/" + bucket,
                      "Origin: " + wrong[0],
                      "Access-Control-Request-Method: " + wrong[1])
                  .body())
          .contains("<Code>BadRequest</Code>");
    }
  }

  @Test
  void withoutRulesNobodyIsAllowed() throws IOException {
    for (String path : Arrays.asList("/" + GATEWAY.bucket(), "/missing/key")) {
      var answer = preflight(path, "Origin: http://a", "Access-Control-Request-Method: GET");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).contains("CORS is not enabled");
    }
  }

  private static RawClient.Answer get(String path, String origin) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(RawClient.head("GET", path, "", java.util.Map.of("origin", origin)));
      return raw.answer();
    }
  }

  @Test
  void anAnswerTellsTheBrowserToHandItOut() throws IOException {
    GATEWAY.put(bucket, "key", "text");
    var answer = get("/" + bucket + "/key", "https://www.example.org");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("text");
    assertThat(answer.headers())
        .containsEntry("access-control-allow-origin", "https://www.example.org")
        .containsEntry("access-control-expose-headers", "ETag, x-amz-request-id");
    assertThat(answer.headers().get("vary")).contains("Origin");
  }

  @Test
  void soDoesAnErrorButNotToAnOriginWithoutARule() throws IOException {
    var missing = get("/" + bucket + "/none", "https://www.example.org");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.headers()).containsKey("access-control-allow-origin");
    var stranger = get("/" + bucket + "/key", "https://elsewhere.org");
    assertThat(stranger.status()).isIn(200, 404);
    assertThat(stranger.headers()).doesNotContainKey("access-control-allow-origin");
  }
}
