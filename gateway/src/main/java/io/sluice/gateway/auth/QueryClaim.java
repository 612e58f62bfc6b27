package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.MALFORMED_QUERY;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Optional;

/** Reads the claim of a presigned URL. */
final class QueryClaim {
  static final String SIGNATURE = "X-Amz-Signature";
  static final String ALGORITHM = "X-Amz-Algorithm";
  static final String CREDENTIAL = "X-Amz-Credential";
  static final String CONTENT_SHA256 = "X-Amz-Content-Sha256";

  private QueryClaim() {}

  static boolean isIn(CanonicalQuery query) {
    return query.has(SIGNATURE) || query.has(ALGORITHM) || query.has(CREDENTIAL);
  }

  static Claim read(CanonicalQuery query, MultiMap headers, Duration lifeMax) {
    if (!query.value(ALGORITHM).equals(Optional.of(Claim.ALGORITHM))) {
      throw malformed(ALGORITHM + " only supports " + Claim.ALGORITHM);
    }
    CredentialScope scope =
        CredentialScope.parse(required(query, CREDENTIAL))
            .orElseThrow(() -> malformed(CREDENTIAL + " is mal-formed"));
    Timestamp time =
        Timestamp.ofBasic(required(query, "X-Amz-Date"))
            .orElseThrow(() -> malformed("X-Amz-Date must be like 20130524T000000Z"));
    if (!scope.date().equals(time.date())) {
      throw malformed("the date of the credential is not that of X-Amz-Date");
    }
    return new Claim(
        scope,
        time,
        required(query, "X-Amz-SignedHeaders"),
        required(query, SIGNATURE),
        contentSha256(query, headers),
        Optional.of(life(required(query, "X-Amz-Expires"), lifeMax)));
  }

  /** Whoever makes a URL seldom knows the body that will be sent to it. */
  private static String contentSha256(CanonicalQuery query, MultiMap headers) {
    return query
        .value(CONTENT_SHA256)
        .or(() -> Optional.ofNullable(headers.get(CONTENT_SHA256)))
        .orElse(Seals.UNSIGNED);
  }

  private static Duration life(String text, Duration max) {
    try {
      Duration life = Duration.ofSeconds(Integer.parseInt(text));
      if (life.isNegative() || life.compareTo(max) > 0) {
        throw malformed("X-Amz-Expires must be from 0 to " + max.toSeconds());
      }
      return life;
    } catch (NumberFormatException notANumber) {
      throw malformed("X-Amz-Expires should be a number");
    }
  }

  private static String required(CanonicalQuery query, String name) {
    return query
        .value(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> malformed(name + " is missing"));
  }

  private static AuthFailure malformed(String what) {
    return new AuthFailure(MALFORMED_QUERY, what);
  }
}
