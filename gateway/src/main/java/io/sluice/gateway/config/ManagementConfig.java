package io.sluice.gateway.config;

/**
 * The door for those who run Sluice: health and metrics, without authentication.
 *
 * @param host the address to listen on; keep it one that users cannot reach
 * @param port 0 for one that is free
 */
public record ManagementConfig(String host, int port) {

  public static final ManagementConfig DEFAULTS = new ManagementConfig("127.0.0.1", 9002);

  public ManagementConfig {
    Check.port(port);
  }
}
