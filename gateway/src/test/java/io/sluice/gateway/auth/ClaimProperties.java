package io.sluice.gateway.auth;

import static io.sluice.contract.Inputs.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What requests and forms say of who signed them. */
class ClaimProperties {
  private static final String SCOPE = Signing.ACCESS_KEY + "/20130524/us-east-1/s3/aws4_request";
  private static final String HEADER =
      "AWS4-HMAC-SHA256 Credential="
          + SCOPE
          + ", SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature="
          + "0".repeat(64);
  private static final String QUERY =
      "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
          + SCOPE.replace("/", "%2F")
          + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host"
          + "&X-Amz-Signature=00";

  private static SignedRequest request(String query, Map<String, String> headers) {
    MultiMap all =
        MultiMap.caseInsensitiveMultiMap()
            .add("host", "h")
            .add("x-amz-date", "20130524T000000Z")
            .add("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
    headers.forEach(all::set);
    return new SignedRequest("GET", "/b/k%2f", query, all);
  }

  private static void assertRefused(Future<?> answer) {
    assertThat(answer.failed()).isTrue();
    assertThat(answer.cause()).isInstanceOf(AuthFailure.class);
  }

  @Property
  void nobodyIsLetInByAHeader(
      @ForAll("headers") String authorization, @ForAll("dates") String date) {
    Map<String, String> headers = Map.of("authorization", authorization, "x-amz-date", date);
    assertRefused(Signing.sigV4().authenticate(request("", headers)));
  }

  @Property
  void nobodyIsLetInByAQuery(@ForAll("queries") String query) {
    Future<Authentication> answer =
        Signing.sigV4().authenticate(request(query + "&X-Amz-Algorithm=x", Map.of()));
    assertRefused(answer);
    Future<Authentication> other = Signing.sigV4().authenticate(request(query, Map.of()));
    if (other.succeeded()) {
      assertThat(other.result().principal()).isEqualTo(Principal.ANONYMOUS);
    } else {
      assertRefused(other);
    }
  }

  @Property
  void nobodyIsLetInByBasic(@ForAll("basic") String authorization) {
    assertRefused(new BasicAuth(Signing::find).authenticate("Basic " + authorization));
  }

  @Property
  void nobodyIsLetInByAForm(@ForAll("forms") Map<String, String> fields) {
    PostPolicies policies = new PostPolicies(Signing::find, SigV4Limits.defaults(), true);
    assertRefused(policies.authenticate("e30=", fields));
  }

  @Property
  void aScopeIsReadAsItIsWritten(@ForAll("scopes") String text) {
    Optional<CredentialScope> scope = CredentialScope.parse(text);
    scope.ifPresent(read -> assertThat(read.accessKeyId() + "/" + read.text()).isEqualTo(text));
  }

  @Property
  void aTimeIsReadAsItIsWritten(@ForAll("dates") String text) {
    Timestamp.ofBasic(text).ifPresent(time -> assertThat(time.text()).isEqualTo(text));
    Timestamp.ofHttpDate(text)
        .ifPresent(time -> assertThat(Timestamp.ofBasic(time.text())).contains(time));
  }

  @Property
  void aHashIsInHex(@ForAll("hashes") String text) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("x-amz-content-sha256", text);
    try {
      if (Seals.withoutSignature(headers) instanceof PayloadSeal.Sha256(String hex)) {
        assertThat(hex).matches("[0-9a-f]{64}");
      }
    } catch (AuthFailure refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("a", "x".repeat(16 << 10));
    StringBuilder names = new StringBuilder("host;x-amz-content-sha256;x-amz-date;" + input);
    for (int i = 0; i < 2_000; i++) {
      headers.add("x-amz-" + i, "");
      names.append(";x-amz-").append(i);
    }
    String authorization = HEADER.replace("host;x-amz-content-sha256;x-amz-date", names);
    headers.addAll(request("", Map.of("authorization", authorization)).headers());
    SignedRequest request = new SignedRequest("GET", "/", "", headers);
    assertLinear(() -> assertRefused(Signing.sigV4().authenticate(request)));
    assertLinear(() -> Signing.sigV4().authenticate(request(input, Map.of())));
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.oneOf(Inputs.near(HEADER), Inputs.latin());
  }

  @Provide
  Arbitrary<String> queries() {
    return Arbitraries.oneOf(
        Inputs.near(QUERY, "AWSAccessKeyId=a&Expires=1&Signature=b"),
        Inputs.of("X-Amz-Signature", "=", "&", "%", "%2", "%00", "+", "\u00ff", "X-Amz-Date"));
  }

  @Provide
  Arbitrary<String> basic() {
    return Arbitraries.oneOf(Inputs.near("QUtJQTp4", "Og==", "OmE=", "YTo="), Inputs.latin());
  }

  @Provide
  Arbitrary<Map<String, String>> forms() {
    Arbitrary<String> names =
        Arbitraries.of(
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-date",
            "x-amz-signature",
            "awsaccesskeyid",
            "signature");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Inputs.near("AWS4-HMAC-SHA256", SCOPE, "20130524T000000Z", Signing.ACCESS_KEY),
            Inputs.text());
    return Arbitraries.maps(names, values).ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> scopes() {
    return Arbitraries.oneOf(Inputs.near(SCOPE), Inputs.of("/", "a", "aws4_request", "s3"));
  }

  @Provide
  Arbitrary<String> dates() {
    return Arbitraries.oneOf(
        Inputs.near(
            "20130524T000000Z",
            "Fri, 24 May 2013 00:00:00 GMT",
            "Fri, 31 Dec 9999 23:59:59 -1800",
            "Sat, 1 Jan 0000 00:00:00 +1800"),
        Inputs.of("2", "0", "T", "Z", "13"));
  }

  @Provide
  Arbitrary<String> hashes() {
    return Arbitraries.oneOf(
        Inputs.near("e".repeat(64), "UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
        Arbitraries.of("٣".repeat(64), "Ａ".repeat(64)));
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("a;", "A;", ";", "x-amz-1;", "b", "a=b&", "&", "%41", "X-Amz-Date&");
  }
}
