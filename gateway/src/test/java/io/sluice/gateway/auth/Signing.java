package io.sluice.gateway.auth;

import io.sluice.gateway.auth.Credentials.Credential;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** The key pair and the day of the examples in AWS's documentation. */
final class Signing {
  static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final Instant DAY = Instant.parse("2013-05-24T00:00:00Z");
  static final String EMPTY_SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  static final Principal PRINCIPAL = Principal.root("example");

  private Signing() {}

  static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  static SigV4 sigV4() {
    return sigV4(DAY);
  }

  static SigV4 sigV4(Instant now) {
    return new SigV4(Signing::find, SigV4Limits.defaults(), clock(now));
  }

  static Future<Optional<Credential>> find(String accessKeyId) {
    Credential credential = new Credential(PRINCIPAL, ACCESS_KEY, SecretAccessKey.of(SECRET));
    return Future.succeededFuture(
        Optional.of(credential).filter(known -> known.accessKeyId().equals(accessKeyId)));
  }

  /** Headers from {@code name: value} lines. */
  static MultiMap headers(String... lines) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String line : lines) {
      int colon = line.indexOf(':');
      headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  static String authorization(String signedHeaders, String signature) {
    return "Authorization: AWS4-HMAC-SHA256 Credential="
        + ACCESS_KEY
        + "/20130524/us-east-1/s3/aws4_request,SignedHeaders="
        + signedHeaders
        + ",Signature="
        + signature;
  }

  /** What came of a request: an Authentication, or an AuthFailure. */
  static Object outcome(SigV4 sigV4, SignedRequest request) {
    Future<Authentication> done = sigV4.authenticate(request);
    return done.succeeded() ? done.result() : done.cause();
  }

  /** A request signed here, over the headers that are there. */
  static SignedRequest signed(String path, String query, MultiMap headers) {
    headers.set("host", "h");
    if (!headers.contains("date")) {
      headers.set("x-amz-date", "20130524T000000Z");
    }
    String names =
        headers.names().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .sorted()
            .reduce((a, b) -> a + ";" + b)
            .orElseThrow();
    SignedRequest unsigned = new SignedRequest("GET", path, query, headers);
    Claim claim =
        new Claim(
            new CredentialScope(ACCESS_KEY, "20130524", "us-east-1", "s3"),
            Timestamp.ofBasic("20130524T000000Z").orElseThrow(),
            names,
            "",
            headers.get("x-amz-content-sha256"),
            Optional.empty());
    String canonical = CanonicalRequest.of(unsigned, path, CanonicalQuery.of(query), claim);
    String toSign =
        "AWS4-HMAC-SHA256\n" + claim.timeAndScope() + Hashes.hex(Hashes.sha256(canonical));
    SecretKeySpec key = new SigningKeys(1).key(SecretAccessKey.of(SECRET), claim.scope());
    headers.set(
        "authorization",
        authorization(names, Hashes.hex(Hashes.hmac(key, toSign)))
            .substring("Authorization: ".length()));
    return unsigned;
  }

  static MultiMap unsignedPayload() {
    return headers("x-amz-content-sha256: UNSIGNED-PAYLOAD");
  }
}
