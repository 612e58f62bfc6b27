package io.sluice.gateway.app;

import io.sluice.gateway.config.ProxiesConfig;
import io.sluice.gateway.config.SluiceConfig;
import io.sluice.gateway.config.TlsConfig;
import io.sluice.gateway.http.ExchangeMetrics;
import io.sluice.gateway.http.Protocol;
import io.sluice.gateway.rest.RestDoor;
import io.sluice.gateway.tls.CertificateWatch;
import io.sluice.spi.ObjectStore;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway that runs, from start to stop. Its methods wait; call them on plain threads. */
public final class Sluice {
  private static final Logger LOG = LoggerFactory.getLogger(Sluice.class);
  private static final Duration START_TIME = Duration.ofSeconds(60);

  /** What is added to the grace for closing what has no more to do. */
  private static final Duration CLOSE_TIME = Duration.ofSeconds(10);

  private final SluiceConfig config;
  private final Wiring wiring;
  private final RootKey rootKey;
  private final MasterKey masterKey;
  private final Listening s3;
  private final Listening web;
  private final Listening management;
  private final List<String> userDoors = new ArrayList<>();
  private ObjectStore store;
  private Rights rights;
  private Background background;
  private UseCases useCases;

  private Sluice(SluiceConfig config) {
    this.config = config;
    PrivateFile.folder("storage.data", config.storage().data());
    this.rootKey = RootKey.of(config);
    this.masterKey = MasterKey.of(config);
    TlsConfig tls = config.tls();
    ProxiesConfig proxies = config.proxies();
    this.s3 =
        new Listening(
            1,
            "s3.port",
            tls.isOn() && tls.s3(),
            proxies.protocolOnS3(),
            config.s3().host(),
            config.s3().port());
    this.web =
        new Listening(
            2,
            "web.port",
            tls.isOn() && tls.web(),
            proxies.protocolOnWeb(),
            config.web().host(),
            config.web().port());
    this.management =
        new Listening(
            3,
            "management.port",
            false,
            false,
            config.management().host(),
            config.management().port());
    this.wiring = new Wiring(config);
  }

  /** Fails with {@link StartFailure}, having given back everything. */
  public static Sluice start(SluiceConfig config) {
    Sluice sluice = new Sluice(config);
    try {
      sluice.open();
      return sluice;
    } catch (RuntimeException e) {
      sluice.stop();
      throw e;
    }
  }

  private void open() {
    store = Stores.open(wiring.vertx, config.storage(), masterKey);
    rights = Rights.in(store, wiring.vertx, config.security(), rootKey, masterKey);
    sealAnew();
    background = wiring.background(store, rights);
    wiring.health.details(background::details);
    useCases = wiring.useCases(store, rights, background);
    Protocol protocol = wiring.s3(useCases, rights);
    RestDoor rest = wiring.rest(useCases, rights);
    ExchangeMetrics restMetrics = new ExchangeMetrics(wiring.registry, "sluice.rest");
    ExchangeMetrics metrics = new ExchangeMetrics(wiring.registry, "sluice.s3");
    deploy(management, 1, () -> wiring.managementVerticle(management));
    int loops = Wiring.eventLoops(config.server());
    userDoors.add(deploy(s3, loops, () -> wiring.s3Verticle(s3, protocol, metrics)));
    userDoors.add(deploy(web, loops, () -> wiring.webVerticle(web, s3Port(), rest, restMetrics)));
    wiring.tls.ifPresent(CertificateWatch::start);
    background.start().onFailure(Sluice::lateBackground);
    wiring.health.ready(true);
    warnOfBareSecrets();
  }

  /** It goes on trying by itself. */
  private static void lateBackground(Throwable failure) {
    LOG.warn("marks of other gateways cannot be seen to yet: {}", failure.getMessage());
  }

  /** A secret key that comes by Basic without TLS can be read by everybody on the way. */
  private void warnOfBareSecrets() {
    if (config.rest().basicWithoutTls() && !web.secure() && !web.isLoopback()) {
      LOG.warn(
          "REST takes secret keys over plain HTTP from other machines: set up tls, or set "
              + "rest.basicWithoutTls to false, or web.host to 127.0.0.1");
    }
  }

  private void sealAnew() {
    try {
      int count = await(rights.rotation().run(), START_TIME);
      if (count > 0) {
        LOG.info("sealed {} secrets anew under the master key {}", count, masterKey.file());
      }
    } catch (Exception e) {
      // A wait throws whatever the future failed with, checked or not.
      throw new StartFailure("security.masterKeyFile: " + e.getMessage());
    }
  }

  private String deploy(Listening at, int instances, Supplier<VerticleBase> verticle) {
    DeploymentOptions options = new DeploymentOptions().setInstances(instances);
    try {
      return await(wiring.vertx.deployVerticle(verticle, options), START_TIME);
    } catch (Exception e) {
      // A wait throws whatever the future failed with, checked or not.
      boolean taken = e.getMessage() != null && e.getMessage().contains("already in use");
      String why = taken ? "the port is in use" : e.getMessage();
      String where = at.host() + ":" + at.wanted();
      throw new StartFailure(at.key() + ": cannot listen on " + where + ": " + why);
    }
  }

  private static <T> T await(Future<T> future, Duration most) {
    try {
      return future.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new StartFailure("nothing happened within " + most);
    }
  }

  /** Not ready at once; what is under way finishes within the grace; then everything closes. */
  public void stop() {
    wiring.health.ready(false);
    List<Future<Void>> closing = new ArrayList<>();
    userDoors.forEach(id -> closing.add(wiring.vertx.undeploy(id)));
    close("doors", Future.join(closing), config.shutdown().grace().plus(CLOSE_TIME));
    if (background != null) {
      close("background", background.stop(), config.shutdown().grace().plus(CLOSE_TIME));
    }
    if (store != null) {
      close("store", store.close(), CLOSE_TIME);
    }
    close("event loops", wiring.vertx.close(), CLOSE_TIME);
  }

  private static void close(String what, Future<?> closing, Duration most) {
    try {
      await(closing, most);
    } catch (Exception e) {
      LOG.warn("{} did not close: {}", what, e.getMessage());
    }
  }

  public int s3Port() {
    return s3.port().get();
  }

  public int webPort() {
    return web.port().get();
  }

  public int managementPort() {
    return management.port().get();
  }

  Listening s3() {
    return s3;
  }

  Listening web() {
    return web;
  }

  Listening management() {
    return management;
  }

  Rights rights() {
    return rights;
  }

  /** How scanner and index are, a line each, for people. */
  public List<String> details() {
    return background.details();
  }

  UseCases useCases() {
    return useCases;
  }

  RootKey rootKey() {
    return rootKey;
  }

  MasterKey masterKey() {
    return masterKey;
  }
}
