package io.sluice.scanner.clamd;

import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** Where a clamd listens. */
public sealed interface ClamdAddress {

  /** {@code tcp://HOST:PORT}; the name is looked up at each connection. */
  record Tcp(String host, int port) implements ClamdAddress {
    @Override
    public SocketAddress vertx() {
      return SocketAddress.inetSocketAddress(port, host);
    }

    @Override
    public java.net.SocketAddress socket() {
      return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
      return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /** {@code unix:/PATH}. */
  record Unix(Path path) implements ClamdAddress {
    @Override
    public SocketAddress vertx() {
      return SocketAddress.domainSocketAddress(path.toString());
    }

    @Override
    public java.net.SocketAddress socket() {
      return UnixDomainSocketAddress.of(path);
    }

    @Override
    public String toString() {
      return "unix:" + path;
    }
  }

  SocketAddress vertx();

  /** May look up a name, and so block. */
  java.net.SocketAddress socket();

  /**
   * Reads all that are configured.
   *
   * @throws IllegalArgumentException with a sentence for the operator, also where there is none
   */
  static List<ClamdAddress> parseAll(List<String> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(
          "no address of a scanner is set: name at least one, such as tcp://127.0.0.1:3310");
    }
    return texts.stream().map(ClamdAddress::parse).toList();
  }

  /**
   * Reads what is configured.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  static ClamdAddress parse(String text) {
    if (text.startsWith("unix:/")) {
      return new Unix(Path.of(text.substring("unix:".length())));
    }
    URI uri = uri(text);
    boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
    if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1 || !bare) {
      throw unreadable(text);
    }
    return new Tcp(uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort());
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      if (uri.isOpaque()) {
        throw unreadable(text);
      }
      return uri;
    } catch (URISyntaxException e) {
      throw unreadable(text);
    }
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is no address of a scanner: write tcp://HOST:PORT, such as tcp://127.0.0.1:3310, or"
            + " unix:/PATH, such as unix:/run/clamav/clamd.ctl");
  }
}
