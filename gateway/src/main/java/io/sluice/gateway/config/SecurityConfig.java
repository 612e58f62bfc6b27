package io.sluice.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What keeps others out.
 *
 * @param masterKeyFile holds 32 bytes, raw or as 64 hex digits; empty for {@code master.key} in
 *     {@code storage.data}, which is made at first start
 * @param clockSkew how far the time of a signed request may be from ours, either way
 * @param presignedMax the longest life of a presigned URL
 * @param signingKeysMax derived signing keys (one a key pair, day and region) that are kept
 */
public record SecurityConfig(
    Optional<Path> masterKeyFile, Duration clockSkew, Duration presignedMax, int signingKeysMax) {

  public static final SecurityConfig DEFAULTS =
      new SecurityConfig(Optional.empty(), Duration.ofMinutes(15), Duration.ofDays(7), 10_000);

  public SecurityConfig {
    Check.range("signingKeysMax", signingKeysMax, 1, 10_000_000);
  }
}
