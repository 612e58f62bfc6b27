package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.BAD_CONTENT_SHA256;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNSUPPORTED_ALGORITHM;

import io.sluice.gateway.auth.PayloadSeal.Chunked;
import io.sluice.gateway.auth.PayloadSeal.Sha256;
import io.sluice.gateway.auth.PayloadSeal.Unsigned;
import io.vertx.core.MultiMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the values of X-Amz-Content-Sha256 mean. */
final class Seals {
  static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final int SHA256_DIGITS = 64;

  private Seals() {}

  static PayloadSeal of(String contentSha256, ChunkSignatures signatures) {
    return switch (contentSha256) {
      case UNSIGNED -> new Unsigned();
      case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" -> new Chunked(Optional.of(signatures), false);
      case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" ->
          new Chunked(Optional.of(signatures), true);
      case "STREAMING-UNSIGNED-PAYLOAD-TRAILER" -> new Chunked(Optional.empty(), true);
      default -> literal(contentSha256);
    };
  }

  /**
   * Without a signature, or with one of version 2, the body may still be told by its hash, but not
   * by signed chunks.
   */
  static PayloadSeal withoutSignature(MultiMap headers) {
    String contentSha256 = headers.get(QueryClaim.CONTENT_SHA256);
    return switch (contentSha256) {
      case null -> new Unsigned();
      case UNSIGNED -> new Unsigned();
      case "STREAMING-UNSIGNED-PAYLOAD-TRAILER" -> new Chunked(Optional.empty(), true);
      default -> literal(contentSha256);
    };
  }

  private static PayloadSeal literal(String text) {
    if (text.startsWith("STREAMING-AWS4-ECDSA-")) {
      throw new AuthFailure(UNSUPPORTED_ALGORITHM, "the only algorithm is " + Claim.ALGORITHM);
    }
    if (text.length() != SHA256_DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("ArgumentName", "x-amz-content-sha256");
      details.put("ArgumentValue", text);
      throw new AuthFailure(BAD_CONTENT_SHA256, "not an X-Amz-Content-Sha256: " + text, details);
    }
    return new Sha256(text.toLowerCase(Locale.ROOT));
  }
}
