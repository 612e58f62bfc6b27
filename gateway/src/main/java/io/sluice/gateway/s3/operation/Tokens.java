package io.sluice.gateway.s3.operation;

import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Continuation tokens: the last name of a page, made opaque so that no client builds its own. */
final class Tokens {

  private Tokens() {}

  static String encode(String last) {
    byte[] bytes = last.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The name; empty for an empty token, which AWS takes for a beginning. */
  static String decode(String token) {
    try {
      String last = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (Utf8.isWellFormed(last) && encode(last).equals(token)) {
        return last;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as is a token that was made otherwise.
    }
    throw S3Failure.argument(
        "continuation-token", token, "The continuation token is not one that was given out here.");
  }
}
