package io.sluice.gateway.config;

import java.time.Duration;

/**
 * How long clients may take; {@code server.idleTimeout} says how long they may do nothing.
 *
 * @param head a new connection must have sent the head of its first request; a later one must be
 *     there within {@code server.idleTimeout} of the last answer
 * @param body of each such time, while a body is waited for
 * @param bodyBytesMin so many bytes of it must come
 */
public record TimeoutsConfig(Duration head, Duration body, ByteSize bodyBytesMin) {

  public static final TimeoutsConfig DEFAULTS =
      new TimeoutsConfig(Duration.ofSeconds(30), Duration.ofSeconds(30), ByteSize.kib(1));

  public TimeoutsConfig {
    Check.atLeast("head", head.toMillis(), 1);
    Check.atLeast("body", body.toMillis(), 1);
  }
}
