package io.sluice.gateway.auth;

import java.time.Duration;

/**
 * What a signature may claim.
 *
 * @param clockSkew how far the request's time may be from ours, either way
 * @param presignedMax the longest life of a presigned URL
 * @param signingKeysMax how many derived keys (one a key pair, day and region) are kept
 */
public record SigV4Limits(Duration clockSkew, Duration presignedMax, int signingKeysMax) {

  /** What AWS itself grants: 15 minutes and 7 days. */
  public static SigV4Limits defaults() {
    return new SigV4Limits(Duration.ofMinutes(15), Duration.ofDays(7), 10_000);
  }
}
