package io.sluice.gateway.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.gateway.config.SluiceConfig;
import io.sluice.gateway.look.Looking;
import io.sluice.gateway.look.NoExtractor;
import io.sluice.gateway.look.NoIndex;
import io.sluice.gateway.look.Sweeps;
import io.sluice.gateway.objects.Marks;
import io.sluice.gateway.objects.Policies;
import io.sluice.gateway.objects.ScanAudit;
import io.sluice.gateway.outbox.Outbox;
import io.sluice.gateway.policy.Profile;
import io.sluice.gateway.scan.Inspector;
import io.sluice.gateway.scan.ScanMetrics;
import io.sluice.indexer.Extractor;
import io.sluice.indexer.SearchIndex;
import io.sluice.scanner.LocalEngine;
import io.sluice.scanner.Scanner;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What looks at objects besides those who ask for them: scanner, extractor, index, and the outbox
 * between them and the requests. Where neither scanning nor search is wanted, nothing is marked.
 */
final class Background {
  private final SluiceConfig config;
  private final Optional<LocalEngine> localEngine;
  private final Optional<Scanner> scanner;
  private final Extractor extractor;
  private final Optional<Outbox> outbox;
  private final Looking looking;
  final SearchIndex index;
  final Inspector inspector;
  final Policies policies;
  final Marks marks;
  final Sweeps sweeps;

  Background(
      Vertx vertx, SluiceConfig config, ObjectStore store, Rights rights, MeterRegistry registry) {
    this.config = config;
    this.localEngine = Engines.localEngine(vertx, config);
    this.scanner = scanner(vertx, config, localEngine);
    ScanMetrics metrics = new ScanMetrics(registry);
    scanner.ifPresent(metrics::watch);
    this.inspector =
        new Inspector(
            scanner,
            config.scan().inlineMax().bytes(),
            config.scan().patience(),
            metrics,
            Clock.systemUTC());
    Profile usual = Profile.valueOf(config.buckets().profile().name());
    this.policies = new Policies(rights.settings(), usual, inspector);
    boolean indexed = config.index().isOn();
    this.index = indexed ? Engines.index(vertx, config) : new NoIndex();
    this.extractor = indexed ? Engines.extractor(vertx, config) : new NoExtractor();
    this.outbox =
        indexed || scanner.isPresent()
            ? Optional.of(
                new Outbox(
                    vertx,
                    store.control(),
                    store.profile().limits().controlBytesMax(),
                    config.outbox(),
                    registry))
            : Optional.empty();
    this.marks = outbox.map(Background::marks).orElse(Marks.NONE);
    this.looking =
        new Looking(
            vertx,
            store,
            policies,
            inspector,
            marks,
            index,
            extractor,
            rights.owners()::name,
            Math.max(1, config.scan().connections() / 2));
    this.sweeps =
        new Sweeps(
            vertx,
            store,
            index,
            policies,
            looking,
            ref ->
                outbox
                    .map(there -> there.enqueue(ScanAudit.NOBODY.id(), ref))
                    .orElseGet(Future::succeededFuture),
            config.index().reconcileKeysPerSecond());
  }

  private static Optional<Scanner> scanner(
      Vertx vertx, SluiceConfig config, Optional<LocalEngine> localEngine) {
    List<String> addresses = localEngine.map(LocalEngine::addresses).orElse(config.scan().clamd());
    return addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(Engines.scanner(vertx, config.scan(), addresses));
  }

  private static Marks marks(Outbox outbox) {
    return (who, ref) -> outbox.mark(who.id(), ref);
  }

  Future<Void> start() {
    if (outbox.isEmpty()) {
      return Future.succeededFuture();
    }
    if (index.state().rebuild()) {
      sweeps.rebuild();
    }
    sweeps.tidy();
    sweeps.every(config.index().reconcile());
    return outbox.get().start(looking, config.outbox().parallel());
  }

  /** Nobody is waiting for any of it. What was not done is done at the next start. */
  Future<Void> stop() {
    sweeps.stop();
    return outbox
        .map(there -> there.stop(config.shutdown().grace()))
        .orElseGet(Future::succeededFuture)
        .eventually(extractor::close)
        .eventually(index::close)
        .eventually(() -> scanner.map(Scanner::close).orElseGet(Future::succeededFuture))
        .eventually(() -> localEngine.map(LocalEngine::close).orElseGet(Future::succeededFuture));
  }

  /** How all of it is, for people. */
  List<String> details() {
    return List.of(Details.scanner(scanner, localEngine), Details.index(index.state()));
  }

  Optional<Outbox> outbox() {
    return outbox;
  }
}
