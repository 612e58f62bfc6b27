package io.sluice.gateway.http;

import io.sluice.gateway.config.Cidr;
import io.sluice.gateway.config.ProxiesConfig;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Who sent a request, and how, where proxies that are trusted say so: by {@code Forwarded} (RFC
 * 7239), or by {@code X-Forwarded-For} and {@code X-Forwarded-Proto}. Whatever others say is
 * ignored, since anybody can say anything.
 */
public final class Proxies {
  private static final String HTTPS = "https";

  private final List<Cidr> trusted;

  public Proxies(ProxiesConfig config) {
    this.trusted = config.trusted().stream().map(Cidr::parse).toList();
  }

  /**
   * A sender.
   *
   * @param secure whether it spoke TLS to the first of the proxies
   */
  record Sender(String address, boolean secure) {}

  /** What was said; an address only once it is looked at, for there may be very many. */
  private record Hop(String said, String scheme) {}

  boolean trusts(String address) {
    if (trusted.isEmpty()) {
      return false;
    }
    try {
      InetAddress literal = InetAddress.ofLiteral(address);
      return trusted.stream().anyMatch(range -> range.contains(literal));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /** The last address that was not said by somebody whom we do not trust. */
  Sender sender(String peer, boolean secure, MultiMap headers) {
    if (!trusts(peer)) {
      return new Sender(peer, secure);
    }
    Sender sender = new Sender(peer, secure);
    List<Hop> hops = hops(headers);
    for (int i = hops.size() - 1; i >= 0; i--) {
      Hop hop = hops.get(i);
      boolean https = hop.scheme.isEmpty() ? sender.secure : hop.scheme.equalsIgnoreCase(HTTPS);
      String address = address(hop.said);
      sender = new Sender(address.isEmpty() ? sender.address : address, https);
      if (!trusts(sender.address)) {
        break;
      }
    }
    return sender;
  }

  private static List<Hop> hops(MultiMap headers) {
    List<String> forwarded = headers.getAll("forwarded");
    List<String> addresses = elements(headers.getAll("x-forwarded-for"));
    List<String> schemes = elements(headers.getAll("x-forwarded-proto"));
    if (!forwarded.isEmpty()) {
      // A proxy writes one kind and lets the other pass: where both came, one is the client's own.
      boolean both = !addresses.isEmpty() || !schemes.isEmpty();
      return both ? List.of() : elements(forwarded).stream().map(Proxies::hop).toList();
    }
    String scheme = schemes.isEmpty() ? "" : schemes.getLast();
    if (addresses.isEmpty()) {
      return List.of(new Hop("", scheme));
    }
    return addresses.stream().map(address -> new Hop(address, scheme)).toList();
  }

  private static List<String> elements(List<String> values) {
    List<String> elements = new ArrayList<>();
    for (String value : values) {
      for (String element : value.split(",", -1)) {
        elements.add(element.strip());
      }
    }
    return elements;
  }

  private static Hop hop(String element) {
    return new Hop(parameter(element, "for"), parameter(element, "proto"));
  }

  private static String parameter(String element, String name) {
    for (String pair : element.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
        return pair.substring(equals + 1).strip().replace("\"", "");
      }
    }
    return "";
  }

  /** Without port and brackets; empty where it is no address, such as {@code unknown}. */
  private static String address(String said) {
    String bare = said;
    if (said.startsWith("[")) {
      bare = said.substring(1, Math.max(1, said.indexOf(']')));
    } else if (said.indexOf(':') >= 0 && said.indexOf(':') == said.lastIndexOf(':')) {
      bare = said.substring(0, said.indexOf(':'));
    }
    try {
      return InetAddress.ofLiteral(bare).getHostAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return "";
    }
  }
}
