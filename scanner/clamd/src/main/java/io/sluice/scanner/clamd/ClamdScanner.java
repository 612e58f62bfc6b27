package io.sluice.scanner.clamd;

import io.sluice.scanner.Reason;
import io.sluice.scanner.Scan;
import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerSettings;
import io.sluice.scanner.ScannerState;
import io.sluice.scanner.Verdict;
import io.sluice.scanner.Verdict.NotScanned;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Scans with one of several clamd, through connections of any kind. */
public final class ClamdScanner implements Scanner {
  private final Vertx vertx;
  private final ScannerSettings settings;
  private final Lines lines;
  private final Endpoints endpoints;
  private final Watch watch;
  private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

  /** Nothing is asked yet of any clamd; the first looks begin at once. */
  public ClamdScanner(ScannerSettings settings, List<ClamdAddress> addresses, Lines lines) {
    this.vertx = settings.vertx();
    this.settings = settings;
    this.lines = lines;
    this.endpoints =
        new Endpoints(vertx, addresses, settings.connections(), settings.waitTimeout());
    this.watch = new Watch(vertx, endpoints, settings.idleTimeout());
    watch.begin();
  }

  @Override
  public Future<Scan> begin(OptionalLong size) {
    return begin(size, vertx.getOrCreateContext());
  }

  @Override
  public ScannerState state() {
    return endpoints.state();
  }

  @Override
  public Future<Void> close() {
    endpoints.close();
    List.copyOf(open).forEach(Runnable::run);
    return Future.join(watch.close(), lines.close()).mapEmpty();
  }

  private Future<Scan> begin(OptionalLong size, Context context) {
    return endpoints
        .place(size, context)
        .compose(place ->
            switch (place) {
              case Place.Refused(Reason reason) -> Future.succeededFuture(new NoScan(reason));
              case Place.Given given -> connect(given, size, context);
            });
  }

  private Future<Scan> connect(Place.Given given, OptionalLong size, Context context) {
    return lines
        .open(given.endpoint().address)
        .map(line -> scan(given, line, context))
        .recover(failure -> next(given.endpoint(), failure, size, context));
  }

  /** Not a byte was sent, so another can have them all. */
  private Future<Scan> next(
      Endpoint endpoint, Throwable failure, OptionalLong size, Context context) {
    endpoints.down(endpoint, "no scanner at " + endpoint.address + ": " + failure.getMessage());
    endpoints.giveBack(endpoint);
    return begin(size, context);
  }

  private Scan scan(Place.Given given, Line line, Context context) {
    Promise<Verdict> verdict = Promise.promise();
    ClamdScan scan =
        new ClamdScan(
            vertx,
            line,
            given.facts(),
            settings.idleTimeout(),
            settings.wholeTimeout(),
            verdict::complete);
    Runnable breakOff = () -> context.runOnContext(on -> scan.cancel());
    open.add(breakOff);
    verdict
        .future()
        .onSuccess(told -> {
          open.remove(breakOff);
          decided(given.endpoint(), told);
        });
    return scan;
  }

  private void decided(Endpoint endpoint, Verdict verdict) {
    endpoints.giveBack(endpoint);
    if (verdict.equals(new NotScanned(Reason.FAILED))) {
      watch.doubt(endpoint);
    }
  }
}
