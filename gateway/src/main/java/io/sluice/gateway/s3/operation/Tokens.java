package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.Cursors;
import io.sluice.gateway.s3.error.S3Failure;

/** Continuation tokens: the last name of a page. */
final class Tokens {

  private Tokens() {}

  static String encode(String last) {
    return Cursors.encode(last);
  }

  /** The name; empty for an empty token, which AWS takes for a beginning. */
  static String decode(String token) {
    return Cursors.decode(token)
        .orElseThrow(() ->
            S3Failure.argument(
                "continuation-token",
                token,
                "The continuation token is not one that was given out here."));
  }
}
