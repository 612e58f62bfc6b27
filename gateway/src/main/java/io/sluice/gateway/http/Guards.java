package io.sluice.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.gateway.config.LimitsConfig;
import io.sluice.gateway.config.ServerConfig;
import io.sluice.gateway.config.TimeoutsConfig;

/** Who is let in: the limits that all event loops and doors share. */
public final class Guards {
  private final Admission connections;
  private final Addresses addresses;
  private final Admission requests;
  private final Rates rates;
  private final Proxies proxies;
  private final Link.Patience patience;
  private final Counter refusedConnections;
  private final Counter refusedAddresses;
  private final Counter refusedRequests;

  public Guards(
      LimitsConfig limits,
      Rates rates,
      Proxies proxies,
      TimeoutsConfig timeouts,
      ServerConfig server,
      MeterRegistry registry) {
    this.connections = new Admission(limits.connections());
    this.addresses = new Addresses(limits.connectionsPerAddress());
    this.requests = new Admission(limits.requests());
    this.rates = rates;
    this.proxies = proxies;
    this.patience = patience(timeouts, server);
    this.refusedConnections = Rates.refused(registry, "limits.connections");
    this.refusedAddresses = Rates.refused(registry, "limits.connectionsPerAddress");
    this.refusedRequests = Rates.refused(registry, "limits.requests");
    registry.gauge("sluice.s3.connections", connections, Admission::current);
    registry.gauge("sluice.s3.requests.inflight", requests, Admission::current);
  }

  private static Link.Patience patience(TimeoutsConfig timeouts, ServerConfig server) {
    return new Link.Patience(
        timeouts.head().toNanos(),
        server.idleTimeout().toNanos(),
        timeouts.body().toNanos(),
        timeouts.bodyBytesMin().bytes());
  }

  Rates rates() {
    return rates;
  }

  Proxies proxies() {
    return proxies;
  }

  Link.Patience patience() {
    return patience;
  }

  /**
   * Whether a connection from there may stay; it must be dismissed at its end. Those of trusted
   * proxies are many people's.
   */
  boolean admit(String address) {
    if (!connections.enter()) {
      refusedConnections.increment();
      return false;
    }
    if (!proxies.trusts(address) && !addresses.enter(address)) {
      connections.leave();
      refusedAddresses.increment();
      return false;
    }
    return true;
  }

  void dismiss(String address) {
    if (!proxies.trusts(address)) {
      addresses.leave(address);
    }
    connections.leave();
  }

  /** Whether a request is let in; it must leave at its end. */
  boolean enter() {
    if (!requests.enter()) {
      refusedRequests.increment();
      return false;
    }
    if (!rates.enter()) {
      requests.leave();
      return false;
    }
    return true;
  }

  void leave() {
    requests.leave();
  }
}
