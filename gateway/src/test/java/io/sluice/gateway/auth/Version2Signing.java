package io.sluice.gateway.auth;

import io.sluice.gateway.s3.S3Router;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** What takes signatures of version 2, and what makes them. */
final class Version2Signing {
  /** The second in which the first request of AWS's examples was signed. */
  static final Instant THEN = Instant.parse("2007-03-27T19:36:42Z");

  static final long ENDS = THEN.getEpochSecond() + 60;

  private Version2Signing() {}

  static SigV4 verifier(Instant now) {
    SigV4Limits limits = SigV4Limits.defaults();
    SigV2 version2 = new SigV2(Signing::find, limits, Signing.clock(now), S3Router.subResources());
    return new SigV4(Signing::find, limits, Signing.clock(now), Optional.of(version2));
  }

  static Object outcome(SignedRequest request) {
    return Signing.outcome(verifier(THEN), request);
  }

  /** A URL that ends then, whose string to sign is known. */
  static SignedRequest presigned(String path, String more, MultiMap headers, String toSign) {
    return presigned(path, more, headers, toSign, Long.toString(ENDS));
  }

  static SignedRequest presigned(
      String path, String more, MultiMap headers, String toSign, String expires) {
    String signature = Hashes.hmacSha1(SecretAccessKey.of(Signing.SECRET), toSign);
    String query =
        more
            + "AWSAccessKeyId="
            + Signing.ACCESS_KEY
            + "&Expires="
            + expires
            + "&Signature="
            + URLEncoder.encode(signature, StandardCharsets.UTF_8);
    return new SignedRequest("GET", path, query, headers);
  }
}
