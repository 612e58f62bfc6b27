package io.sluice.gateway.config;

/**
 * The door for people.
 *
 * @param host the address to listen on
 * @param port 0 for one that is free
 */
public record WebConfig(String host, int port) {

  public static final WebConfig DEFAULTS = new WebConfig("0.0.0.0", 9001);

  public WebConfig {
    Check.port(port);
  }
}
