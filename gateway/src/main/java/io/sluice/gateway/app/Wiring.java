package io.sluice.gateway.app;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.gateway.access.Access;
import io.sluice.gateway.auth.BasicAuth;
import io.sluice.gateway.auth.PostPolicies;
import io.sluice.gateway.auth.SigV2;
import io.sluice.gateway.auth.SigV4;
import io.sluice.gateway.auth.SigV4Limits;
import io.sluice.gateway.config.IngestConfig;
import io.sluice.gateway.config.RestConfig;
import io.sluice.gateway.config.S3Config;
import io.sluice.gateway.config.SecurityConfig;
import io.sluice.gateway.config.ServerConfig;
import io.sluice.gateway.config.SluiceConfig;
import io.sluice.gateway.config.TlsConfig;
import io.sluice.gateway.http.AccessLog;
import io.sluice.gateway.http.AuditLog;
import io.sluice.gateway.http.Door;
import io.sluice.gateway.http.ExchangeMetrics;
import io.sluice.gateway.http.Guards;
import io.sluice.gateway.http.Health;
import io.sluice.gateway.http.Heartbeat;
import io.sluice.gateway.http.ManagementDoor;
import io.sluice.gateway.http.Protocol;
import io.sluice.gateway.http.Proxies;
import io.sluice.gateway.http.Rates;
import io.sluice.gateway.http.Remainder;
import io.sluice.gateway.http.ServerOptions;
import io.sluice.gateway.http.WelcomeDoor;
import io.sluice.gateway.ingest.Ingest;
import io.sluice.gateway.ingest.IngestLimits;
import io.sluice.gateway.look.Jobs;
import io.sluice.gateway.look.Undelivered;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Grants;
import io.sluice.gateway.objects.Intake;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.objects.QuarantineRoom;
import io.sluice.gateway.objects.Uploads;
import io.sluice.gateway.objects.Viewing;
import io.sluice.gateway.outbox.Outbox;
import io.sluice.gateway.rest.Authenticator;
import io.sluice.gateway.rest.Directory;
import io.sluice.gateway.rest.Insight;
import io.sluice.gateway.rest.RestDoor;
import io.sluice.gateway.rest.RestOperations;
import io.sluice.gateway.rest.RestRouter;
import io.sluice.gateway.s3.Operations;
import io.sluice.gateway.s3.S3Door;
import io.sluice.gateway.s3.S3Router;
import io.sluice.gateway.search.Findability;
import io.sluice.gateway.search.Searching;
import io.sluice.gateway.tls.CertificateFailure;
import io.sluice.gateway.tls.CertificateWatch;
import io.sluice.gateway.tls.Certificates;
import io.sluice.indexer.query.QueryLimits;
import io.sluice.indexer.query.QueryParser;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The only place that knows how the parts fit together. */
final class Wiring {
  private final SluiceConfig config;
  final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final Health health = new Health();
  final Vertx vertx;
  private final Optional<Certificates> certificates;
  final Optional<CertificateWatch> tls;
  private final Remainder remainder;
  private final Guards guards;

  Wiring(SluiceConfig config) {
    this.config = config;
    this.certificates = certificates(config.tls());
    this.vertx = vertx(config.server());
    this.tls = certificates.map(this::watch);
    this.remainder = new Remainder(vertx, config.limits().drainBytes().bytes());
    this.guards = guards(config);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  private static Optional<Certificates> certificates(TlsConfig tls) {
    try {
      return tls.isOn() ? Optional.of(Certificates.read(tls)) : Optional.empty();
    } catch (CertificateFailure failure) {
      throw new StartFailure(failure.getMessage());
    }
  }

  private CertificateWatch watch(Certificates first) {
    return new CertificateWatch(vertx, config.tls(), first, registry, Clock.systemUTC());
  }

  private Vertx vertx(ServerConfig server) {
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(eventLoops(server))
            .setWorkerPoolSize(server.workers())
            .setPreferNativeTransport(server.nativeTransport())
            .setMetricsOptions(poolsOnly());
    return Vertx.builder()
        .with(options)
        .withMetrics(new MicrometerMetricsFactory(registry))
        .build();
  }

  /** The doors count requests themselves, by operation; counting them twice would cost each. */
  private MicrometerMetricsOptions poolsOnly() {
    MicrometerMetricsOptions options =
        new MicrometerMetricsOptions()
            .setRegistryName("sluice-" + System.identityHashCode(registry));
    for (MetricsDomain domain : MetricsDomain.values()) {
      if (domain != MetricsDomain.NAMED_POOLS) {
        options.addDisabledMetricsCategory(domain);
      }
    }
    options.setEnabled(true);
    return options;
  }

  static int eventLoops(ServerConfig server) {
    return server.eventLoops() > 0
        ? server.eventLoops()
        : Runtime.getRuntime().availableProcessors();
  }

  Background background(ObjectStore store, Rights rights) {
    return new Background(vertx, config, store, rights, registry);
  }

  /** What all doors share, upon a store that is open. */
  UseCases useCases(ObjectStore store, Rights rights, Background background) {
    Ingest ingest = new Ingest(vertx, ingestLimits(config.ingest()));
    Access access = rights.access();
    Intake intake =
        new Intake(store.profile(), background.policies, background.inspector, background.marks);
    Viewing viewing =
        new Viewing(vertx, background.policies, background.inspector, background.marks);
    Objects objects = new Objects(store, access, ingest, intake, viewing);
    return new UseCases(
        new Buckets(store, access, rights.settings(), rights.owners()),
        objects,
        new Uploads(store, access, ingest, intake, viewing),
        new Documents(ingest, config.limits().xmlBytes().toInt()),
        new Documents(ingest, config.rest().jsonBytes().toInt()),
        new Grants(store, access, rights.settings(), rights.documents(), rights.limits()),
        insight(store, rights, background, objects));
  }

  private static Insight insight(
      ObjectStore store, Rights rights, Background background, Objects objects) {
    Undelivered undelivered =
        new Undelivered(rights.access(), background.outbox().map(Outbox::deadLetters));
    QueryParser parser = new QueryParser(QueryLimits.DEFAULT, Clock.system(ZoneId.systemDefault()));
    return new Insight(
        new Searching(store, rights.access(), rights.settings(), background.index, parser),
        new Findability(objects, background.policies, background.index, undelivered::of),
        new Jobs(rights.access(), background.sweeps),
        new QuarantineRoom(store, rights.access(), background.marks),
        undelivered,
        background.policies);
  }

  /** Everything behind the S3 door. */
  Protocol s3(UseCases uses, Rights rights) {
    S3Config s3 = config.s3();
    Operations operations =
        new Operations(
            uses.buckets(),
            uses.objects(),
            uses.uploads(),
            uses.documents(),
            new PostPolicies(
                rights.credentials(),
                sigV4Limits(config.security()),
                config.security().signatureVersion2()),
            s3,
            config.limits());
    return new S3Door(
        new S3Router(s3.domains()),
        sigV4(rights, sigV2(rights)),
        operations,
        uses.buckets(),
        remainder,
        new Heartbeat(vertx, s3.patience()));
  }

  /** Knows whose signature it is; one for each door, since each keeps signing keys. */
  private SigV4 sigV4(Rights rights, Optional<SigV2> version2) {
    SigV4Limits limits = sigV4Limits(config.security());
    return new SigV4(rights.credentials(), limits, Clock.systemUTC(), version2);
  }

  private Optional<SigV2> sigV2(Rights rights) {
    SigV4Limits limits = sigV4Limits(config.security());
    return config.security().signatureVersion2()
        ? Optional.of(
            new SigV2(rights.credentials(), limits, Clock.systemUTC(), S3Router.subResources()))
        : Optional.empty();
  }

  /** Everything that speaks REST. */
  RestDoor rest(UseCases uses, Rights rights) {
    RestConfig rest = config.rest();
    Authenticator authenticator =
        new Authenticator(
            new BasicAuth(rights.credentials()),
            sigV4(
                rights, Optional.empty()), // most of a query here no signature of version 2 covers
            rest.basicWithoutTls());
    RestOperations operations =
        new RestOperations(
            uses.buckets(),
            uses.objects(),
            new Directory(rights.users(), rights.groups(), rights.keys(), uses.grants()),
            uses.insight(),
            uses.json(),
            rest,
            config.limits());
    return new RestDoor(
        authenticator, operations, remainder, new Heartbeat(vertx, rest.patience()));
  }

  private Guards guards(SluiceConfig config) {
    return new Guards(
        config.limits(),
        new Rates(config.rates(), registry),
        new Proxies(config.proxies()),
        config.timeouts(),
        config.server(),
        registry);
  }

  /** A door itself, for one event loop. */
  private Door door(Protocol protocol, ExchangeMetrics metrics) {
    return new Door(
        vertx, protocol, guards, remainder, List.of(new AccessLog(), new AuditLog(), metrics));
  }

  DoorVerticle s3Verticle(Listening listening, Protocol s3, ExchangeMetrics metrics) {
    return verticle(
        listening,
        (server, options) -> {
          door(s3, metrics).attach(server, options);
          EventLoopDelay.watch(vertx, registry);
        });
  }

  /** REST below its root; all else is for people. */
  DoorVerticle webVerticle(
      Listening listening, int s3Port, RestDoor rest, ExchangeMetrics metrics) {
    WelcomeDoor welcome = new WelcomeDoor(s3Port);
    return verticle(
        listening,
        (server, options) -> {
          Door door = door(rest, metrics);
          Router router = RestRouter.create(vertx, rest, door);
          door.attach(
              server,
              options,
              request -> (RestRouter.serves(request.path()) ? router : welcome).handle(request));
        });
  }

  DoorVerticle managementVerticle(Listening listening) {
    ManagementDoor door = new ManagementDoor(vertx, health, registry::scrape);
    return verticle(listening, (server, options) -> server.requestHandler(door));
  }

  private DoorVerticle verticle(Listening at, BiConsumer<HttpServer, HttpServerOptions> attach) {
    HttpServerOptions options =
        ServerOptions.of(at.host(), at.bindPort(), config.server(), config.limits());
    if (at.proxied()) {
      ServerOptions.behindProxies(options, config.timeouts());
    }
    if (!at.secure()) {
      return new DoorVerticle(options, attach, config.shutdown().grace(), at.port());
    }
    ServerOptions.secure(options, config.tls(), certificates.orElseThrow().options());
    BiConsumer<HttpServer, HttpServerOptions> watched =
        (server, secured) -> tls.orElseThrow().serve(server, secured.getSslOptions());
    return new DoorVerticle(options, attach.andThen(watched), config.shutdown().grace(), at.port());
  }

  private static IngestLimits ingestLimits(IngestConfig ingest) {
    return new IngestLimits(
        ingest.batchBytes().toInt(),
        ingest.inFlightBytes().toInt(),
        ingest.totalBytes().bytes(),
        ingest.inlineBytes().toInt(),
        ingest.digestThreads() > 0
            ? ingest.digestThreads()
            : Runtime.getRuntime().availableProcessors(),
        ingest.chunkLineBytes().toInt(),
        ingest.chunkBytesMin().toInt(),
        ingest.chunkBytesMax().bytes(),
        ingest.trailerBytes().toInt());
  }

  private static SigV4Limits sigV4Limits(SecurityConfig security) {
    return new SigV4Limits(
        security.clockSkew(), security.presignedMax(), security.signingKeysMax());
  }
}
