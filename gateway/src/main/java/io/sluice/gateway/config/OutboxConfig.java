package io.sluice.gateway.config;

import java.time.Duration;

/**
 * Keys that are to be looked at after they changed.
 *
 * @param batchBytes marks that come at the same time are written together, up to so many bytes
 * @param userMarks of a user, that wait in memory for a look, and as many again that wait to be
 *     tried again or to be put aside
 * @param totalMarks of all users; each has an even share of it where that is less
 * @param parallel looks at once
 * @param retryFirst after the first failure; doubled after each further one
 * @param retryMax the longest of these times
 * @param attempts a key that failed so often becomes a dead letter
 * @param lease a gateway that gave no sign of life for so long is taken for dead
 * @param heartbeat how often it gives one
 */
public record OutboxConfig(
    ByteSize batchBytes,
    int userMarks,
    int totalMarks,
    int parallel,
    Duration retryFirst,
    Duration retryMax,
    int attempts,
    Duration lease,
    Duration heartbeat) {

  public static final OutboxConfig DEFAULTS =
      new OutboxConfig(
          ByteSize.kib(256),
          1_000,
          20_000,
          32,
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          20,
          Duration.ofSeconds(15),
          Duration.ofSeconds(4));

  public OutboxConfig {
    Check.range("batchBytes", batchBytes.bytes(), 16 << 10, 64 << 20);
    Check.range("userMarks", userMarks, 2, 1 << 20);
    Check.range("totalMarks", totalMarks, userMarks, 1 << 24);
    Check.range("parallel", parallel, 1, 1024);
    Check.atLeast("retryFirst", retryFirst.toMillis(), 1);
    Check.atLeast("retryMax", retryMax.toMillis(), retryFirst.toMillis());
    Check.range("attempts", attempts, 1, 1_000_000);
    Check.atLeast("lease", lease.toMillis(), 3);
    Check.range("heartbeat", heartbeat.toMillis(), 1, lease.toMillis() / 3);
  }
}
