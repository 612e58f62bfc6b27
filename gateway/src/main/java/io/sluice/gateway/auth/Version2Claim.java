package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.BAD_DATE;
import static io.sluice.gateway.auth.AuthFailure.Reason.INCOMPLETE;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a request signed by version 2 says of its own signature, before any of it is believed.
 *
 * @param date the line of the string to sign that says when: of a URL its end, of a header the
 *     value of Date, empty where X-Amz-Date is among the headers that are signed anyway
 * @param time when a URL ends, or when a header was signed
 * @param presigned whether it is a URL
 */
record Version2Claim(
    String accessKeyId, String signature, String date, Timestamp time, boolean presigned) {
  private static final String KEY = "AWSAccessKeyId";
  private static final String SIGNATURE = "Signature";
  private static final String EXPIRES = "Expires";
  private static final String SCHEME = "AWS ";

  static boolean isIn(CanonicalQuery query) {
    return query.has(KEY) || query.has(SIGNATURE);
  }

  static boolean isIn(String authorization) {
    return authorization.startsWith(SCHEME);
  }

  /** The claim of the query, or else that of the header. */
  static Version2Claim read(CanonicalQuery query, MultiMap headers) {
    return isIn(query) ? read(query) : read(headers.get("authorization"), headers);
  }

  private static Version2Claim read(CanonicalQuery query) {
    String expires = required(query, EXPIRES);
    return new Version2Claim(
        required(query, KEY), required(query, SIGNATURE), expires, epoch(expires), true);
  }

  private static String required(CanonicalQuery query, String name) {
    return query
        .value(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() ->
            new AuthFailure(
                INCOMPLETE,
                "query-string authentication requires the Signature, Expires and AWSAccessKeyId"
                    + " parameters"));
  }

  private static Timestamp epoch(String seconds) {
    try {
      return Timestamp.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
    } catch (NumberFormatException | DateTimeException notATime) {
      throw new AuthFailure(INCOMPLETE, "invalid date (should be seconds since epoch): " + seconds);
    }
  }

  private static Version2Claim read(String authorization, MultiMap headers) {
    String pair = authorization.substring(SCHEME.length()).strip();
    int colon = pair.lastIndexOf(':');
    if (colon <= 0 || colon + 1 == pair.length()) {
      throw AuthFailure.unknownScheme(
          "the authorization header is invalid; expected AWS AccessKeyId:signature", authorization);
    }
    String amzDate = headers.get("x-amz-date");
    String date = amzDate != null ? amzDate : headers.get("date");
    Timestamp time =
        Optional.ofNullable(date)
            .flatMap(Timestamp::ofHttpDate)
            .filter(said -> !said.instant().isBefore(Instant.EPOCH)) // no clock is that far off
            .orElseThrow(() ->
                new AuthFailure(
                    BAD_DATE, "AWS authentication requires a valid Date or x-amz-date header"));
    return new Version2Claim(
        pair.substring(0, colon),
        pair.substring(colon + 1),
        amzDate != null ? "" : date,
        time,
        false);
  }
}
