package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.BAD_DATE;
import static io.sluice.gateway.auth.AuthFailure.Reason.INCOMPLETE;
import static io.sluice.gateway.auth.AuthFailure.Reason.MALFORMED_HEADER;
import static io.sluice.gateway.auth.AuthFailure.Reason.MISSING_CONTENT_SHA256;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNSUPPORTED_ALGORITHM;

import io.vertx.core.MultiMap;
import java.util.Optional;

/** Reads the claim of an Authorization header. */
final class HeaderClaim {

  private HeaderClaim() {}

  static Claim read(String authorization, MultiMap headers) {
    if (authorization.isBlank()) {
      throw new AuthFailure(INCOMPLETE, "the authorization header is empty");
    }
    int space = authorization.indexOf(' ');
    if (space < 0 || !authorization.substring(0, space).equals(Claim.ALGORITHM)) {
      throw authorization.startsWith("AWS4-")
          ? new AuthFailure(UNSUPPORTED_ALGORITHM, "the only algorithm is " + Claim.ALGORITHM)
          : AuthFailure.unknownScheme("unsupported authorization type", authorization);
    }
    String parts = authorization.substring(space + 1);
    CredentialScope scope =
        CredentialScope.parse(part(parts, "Credential"))
            .orElseThrow(() -> malformed("the Credential is mal-formed"));
    Timestamp time = time(headers);
    if (!scope.date().equals(time.date())) {
      throw malformed("the date of the Credential is not that of X-Amz-Date");
    }
    String contentSha256 = headers.get("x-amz-content-sha256");
    if (contentSha256 == null) {
      throw new AuthFailure(MISSING_CONTENT_SHA256, "X-Amz-Content-Sha256 is missing");
    }
    return new Claim(
        scope,
        time,
        part(parts, "SignedHeaders"),
        part(parts, "Signature"),
        contentSha256,
        Optional.empty());
  }

  private static Timestamp time(MultiMap headers) {
    String amzDate = headers.get("x-amz-date");
    String date = headers.get("date");
    Optional<Timestamp> time =
        amzDate != null
            ? Timestamp.ofBasic(amzDate)
            : Optional.ofNullable(date).flatMap(Timestamp::ofHttpDate);
    return time.orElseThrow(
        () -> new AuthFailure(BAD_DATE, "neither X-Amz-Date nor Date says the request's time"));
  }

  /** The value of {@code name=value}, one of several separated by commas and blanks. */
  private static String part(String parts, String name) {
    for (int start = 0; start < parts.length(); ) {
      int comma = parts.indexOf(',', start);
      int end = comma < 0 ? parts.length() : comma;
      while (start < end && parts.charAt(start) == ' ') {
        start++;
      }
      if (parts.startsWith(name, start) && parts.startsWith("=", start + name.length())) {
        String value = parts.substring(start + name.length() + 1, end).strip();
        if (!value.isEmpty()) {
          return value;
        }
      }
      start = end + 1;
    }
    throw malformed(name + " is missing");
  }

  private static AuthFailure malformed(String what) {
    return new AuthFailure(MALFORMED_HEADER, "the authorization header is malformed; " + what);
  }
}
