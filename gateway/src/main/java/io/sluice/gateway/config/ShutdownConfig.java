package io.sluice.gateway.config;

import java.time.Duration;

/**
 * How Sluice ends.
 *
 * @param grace what is under way may take so long to finish
 */
public record ShutdownConfig(Duration grace) {

  public static final ShutdownConfig DEFAULTS = new ShutdownConfig(Duration.ofSeconds(30));
}
