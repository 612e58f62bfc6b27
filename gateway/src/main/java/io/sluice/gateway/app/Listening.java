package io.sluice.gateway.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a door listens.
 *
 * @param number of the door, from 1
 * @param key of the configuration, for complaints
 * @param secure whether it speaks TLS
 * @param proxied whether each connection begins with a PROXY header
 * @param wanted as configured, 0 for any
 * @param port the real one, once it listens
 */
record Listening(
    int number,
    String key,
    boolean secure,
    boolean proxied,
    String host,
    int wanted,
    AtomicInteger port) {

  Listening(int number, String key, boolean secure, boolean proxied, String host, int wanted) {
    this(number, key, secure, proxied, host, wanted, new AtomicInteger());
  }

  /** Vert.x gives one free port to all servers that ask for the same negative one. */
  int bindPort() {
    return wanted == 0 ? -number : wanted;
  }

  /** Whether only this machine can reach it. */
  boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  String url() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return (secure ? "https://" : "http://") + shown + ":" + port;
  }
}
