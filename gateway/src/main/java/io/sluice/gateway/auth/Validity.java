package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.EXPIRED;
import static io.sluice.gateway.auth.AuthFailure.Reason.NOT_YET;
import static io.sluice.gateway.auth.AuthFailure.Reason.SKEWED;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The time in which a signature holds. */
record Validity(Claim claim, Instant now, Duration clockSkew) {

  /** Throws SKEWED, NOT_YET or EXPIRED. */
  void check() {
    Duration age = Duration.between(claim.time().instant(), now);
    if (claim.life().isEmpty()) {
      checkClock(claim.time(), now, clockSkew);
    } else if (age.negated().compareTo(clockSkew) > 0) {
      throw new AuthFailure(
          NOT_YET, "the request is not valid yet", Map.of("ServerTime", now.toString()));
    } else if (age.compareTo(claim.life().get()) > 0) {
      throw expired(claim.life().get());
    }
  }

  /** Throws SKEWED where a request that is signed for now was signed at another time. */
  static void checkClock(Timestamp time, Instant now, Duration clockSkew) {
    if (Duration.between(time.instant(), now).abs().compareTo(clockSkew) > 0) {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("RequestTime", time.text());
      details.put("ServerTime", now.toString());
      details.put("MaxAllowedSkewMilliseconds", Long.toString(clockSkew.toMillis()));
      throw new AuthFailure(SKEWED, "the request's time is too far from the server's", details);
    }
  }

  private AuthFailure expired(Duration life) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("X-Amz-Expires", Long.toString(life.toSeconds()));
    details.put("Expires", claim.time().instant().plus(life).toString());
    details.put("ServerTime", now.toString());
    return new AuthFailure(EXPIRED, "the request has expired", details);
  }
}
