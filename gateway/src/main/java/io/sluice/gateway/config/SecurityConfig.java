package io.sluice.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What keeps others out.
 *
 * @param masterKeyFile holds 32 bytes, raw or as 64 hex digits; empty for {@code master.key} in
 *     {@code storage.data}, which is made at first start
 * @param previousMasterKeyFiles other master keys, in the same form: what was sealed or signed
 *     under them is believed, nothing new is
 * @param clockSkew how far the time of a signed request may be from ours, either way
 * @param presignedMax the longest life of a presigned URL
 * @param signatureVersion2 whether S3 takes signatures of version 2 beside those of 4
 * @param signingKeysMax derived signing keys (one a key pair, day and region) that are kept
 * @param freshness what another gateway changes of users, keys and grants holds here after so long,
 *     at most a second; 0 looks into the store with each request
 * @param cacheBytes of users, keys and settings of buckets that are kept for that long
 * @param keysPerUser access keys that a user may have at once
 * @param groupsPerUser groups that a user may be in
 * @param grantsPerBucket grants that a bucket may have
 */
public record SecurityConfig(
    Optional<Path> masterKeyFile,
    List<Path> previousMasterKeyFiles,
    Duration clockSkew,
    Duration presignedMax,
    boolean signatureVersion2,
    int signingKeysMax,
    Duration freshness,
    ByteSize cacheBytes,
    int keysPerUser,
    int groupsPerUser,
    int grantsPerBucket) {

  public static final SecurityConfig DEFAULTS =
      new SecurityConfig(
          Optional.empty(),
          List.of(),
          Duration.ofMinutes(15),
          Duration.ofDays(7),
          true,
          10_000,
          Duration.ofSeconds(1),
          ByteSize.mib(32),
          10,
          100,
          1_000);

  public SecurityConfig {
    previousMasterKeyFiles = List.copyOf(previousMasterKeyFiles);
    Check.range("signingKeysMax", signingKeysMax, 1, 10_000_000);
    Check.range("freshness in milliseconds", freshness.toMillis(), 0, 1_000);
    Check.range("keysPerUser", keysPerUser, 1, 1_000);
    Check.range("groupsPerUser", groupsPerUser, 0, 1_000);
    Check.range("grantsPerBucket", grantsPerBucket, 0, 10_000);
  }
}
