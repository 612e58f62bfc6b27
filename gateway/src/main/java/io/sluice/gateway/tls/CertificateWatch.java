package io.sluice.gateway.tls;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.gateway.config.TlsConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files of certificates from time to time, and gives servers those that changed. What
 * cannot be used is told and counted, and the old ones stay. Open connections go on with the
 * certificate that they began with.
 */
public final class CertificateWatch {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

  private record Served(HttpServer server, ServerSSLOptions options) {}

  private final Vertx vertx;
  private final TlsConfig config;
  private final Clock clock;
  private final Counter failures;
  private final List<Served> servers = new CopyOnWriteArrayList<>();
  private volatile Certificates current;
  private List<Certificates.Stamp> seen;

  /**
   * Makes one that does not look yet.
   *
   * @param first those that servers begin with
   */
  public CertificateWatch(
      Vertx vertx, TlsConfig config, Certificates first, MeterRegistry registry, Clock clock) {
    this.vertx = vertx;
    this.config = config;
    this.clock = clock;
    this.current = first;
    this.seen = first.stamps();
    this.failures =
        Counter.builder("sluice.tls.reload.failures")
            .description("new certificates that could not be used")
            .register(registry);
    for (int i = 0; i < first.keys().size(); i++) {
      gauge(registry, i, first.keys().get(i).file());
    }
    warnOfInvalid(first);
  }

  private void gauge(MeterRegistry registry, int index, Path file) {
    Gauge.builder("sluice.tls.certificate.expiry.seconds", this, watch -> watch.expiry(index))
        .description("when the certificate in use expires, in Unix time")
        .tag("certificate", file.toString())
        .register(registry);
  }

  private double expiry(int index) {
    return current.keys().get(index).expiry().getEpochSecond();
  }

  private void warnOfInvalid(Certificates certificates) {
    Instant now = clock.instant();
    for (CertifiedKey key : certificates.keys()) {
      if (!key.isValid(now)) {
        LOG.warn("the certificate {} is not valid now; it expires at {}", key.file(), key.expiry());
      }
    }
  }

  /** The server gets new certificates from now on. */
  public void serve(HttpServer server, ServerSSLOptions options) {
    servers.add(new Served(server, options));
  }

  /** Begins to look; ends with {@code vertx}. */
  public void start() {
    long millis = config.reload().toMillis();
    if (millis > 0) {
      vertx.setPeriodic(millis, id -> look());
    }
  }

  private void look() {
    vertx
        .executeBlocking(this::readIfChanged)
        .compose(this::give)
        .onFailure(failure -> {
          failures.increment();
          LOG.error("the new certificates are not used: {}", failure.getMessage());
        });
  }

  /** One at a time, in the order of the looks: executeBlocking sees to that. */
  private List<CertifiedKey> readIfChanged() {
    List<Certificates.Stamp> now = Certificates.stamps(config);
    if (now.equals(seen)) {
      return List.of();
    }
    Certificates fresh = Certificates.read(config);
    requireValid(fresh);
    current = fresh;
    seen = now;
    return fresh.keys();
  }

  private void requireValid(Certificates fresh) {
    Instant now = clock.instant();
    for (CertifiedKey key : fresh.keys()) {
      if (!key.isValid(now)) {
        throw new CertificateFailure(
            "tls.certificates: " + key.file() + " is not valid now; it expires at " + key.expiry());
      }
    }
  }

  private Future<Void> give(List<CertifiedKey> changed) {
    if (changed.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Future<Boolean>> updates = new ArrayList<>();
    for (Served served : servers) {
      ServerSSLOptions options = served.options.copy();
      options.setKeyCertOptions(current.options());
      updates.add(served.server.updateSSLOptions(options));
    }
    return Future.all(updates)
        .onFailure(refused -> seen = List.of()) // so that the next look tries again
        .onSuccess(done -> LOG.info("new certificates are in use"))
        .mapEmpty();
  }
}
