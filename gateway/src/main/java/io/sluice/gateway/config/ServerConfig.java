package io.sluice.gateway.config;

import java.time.Duration;

/**
 * What all doors share.
 *
 * @param eventLoops threads that serve connections; 0 for one a core
 * @param workers threads for work that blocks
 * @param idleTimeout a connection on which nothing moves for so long is closed
 * @param chunkBytes the most that is read from a socket at once
 * @param nativeTransport use the kernel's own interface where there is one (epoll)
 */
public record ServerConfig(
    int eventLoops,
    int workers,
    Duration idleTimeout,
    ByteSize chunkBytes,
    boolean nativeTransport) {

  public static final ServerConfig DEFAULTS =
      new ServerConfig(0, 20, Duration.ofSeconds(75), ByteSize.kib(128), true);

  public ServerConfig {
    Check.range("eventLoops", eventLoops, 0, 1024);
    Check.range("workers", workers, 1, 4096);
    Check.range("chunkBytes", chunkBytes.bytes(), 8192, 8 << 20);
  }
}
