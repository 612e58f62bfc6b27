package io.sluice.gateway.auth;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a request says of its own signature, before any of it is believed.
 *
 * @param signedHeaders as sent, names in lower case separated by semicolons
 * @param contentSha256 the last line of the canonical request
 * @param life of a presigned URL; empty where a header signs
 */
record Claim(
    CredentialScope scope,
    Timestamp time,
    String signedHeaders,
    String signature,
    String contentSha256,
    Optional<Duration> life) {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /** Two lines that every string to sign contains. */
  String timeAndScope() {
    return time.text() + '\n' + scope.text() + '\n';
  }

  /** The names of the signed headers. */
  List<String> headerNames() {
    return List.of(signedHeaders.split(";"));
  }
}
