package io.sluice.gateway.app;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a door listens.
 *
 * @param key of the configuration, for complaints
 * @param wanted as configured, 0 for any
 * @param port the real one, once it listens
 */
record Listening(String key, String host, int wanted, AtomicInteger port) {

  Listening(String key, String host, int wanted) {
    this(key, host, wanted, new AtomicInteger());
  }

  /**
   * Vert.x gives one free port to several servers where the port is negative, not where it is 0.
   */
  int bindPort() {
    return wanted == 0 ? -1 : wanted;
  }

  String url() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return "http://" + shown + ":" + port;
  }
}
