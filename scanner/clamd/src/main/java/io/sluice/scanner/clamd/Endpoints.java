package io.sluice.scanner.clamd;

import io.sluice.scanner.Reason;
import io.sluice.scanner.ScannerState;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;

/**
 * Chooses which clamd gets a scan: the first that is up, takes so many bytes and has a place;
 * whoever finds none waits in a queue. Used by all event loops.
 */
final class Endpoints {
  /** Beyond these nobody may wait. */
  private static final int WAITING_MAX = 10_000;

  private final Vertx vertx;
  private final List<Endpoint> all;
  private final Duration waitTimeout;
  private final Queue<Waiter> waiting = new ArrayDeque<>();
  private boolean closed;

  Endpoints(Vertx vertx, List<ClamdAddress> addresses, int connections, Duration waitTimeout) {
    this.vertx = vertx;
    this.all = addresses.stream().map(address -> new Endpoint(address, connections)).toList();
    this.waitTimeout = waitTimeout;
  }

  List<Endpoint> all() {
    return all;
  }

  synchronized ScannerState state() {
    return new ScannerState(all.stream().map(Endpoint::state).toList());
  }

  /** Never fails, and answers in the waiting time at the latest; on the context. */
  Future<Place> place(OptionalLong size, Context context) {
    Waiter waiter = new Waiter(size.orElse(0), context, Promise.promise());
    synchronized (this) {
      Optional<Place> now = choose(waiter.size);
      if (now.isPresent()) {
        return Future.succeededFuture(now.get());
      }
      if (waiting.size() >= WAITING_MAX) {
        return Future.succeededFuture(new Place.Refused(Reason.UNAVAILABLE));
      }
      waiting.add(waiter);
    }
    long timer = vertx.setTimer(waitTimeout.toMillis(), fired -> giveUp(waiter));
    return waiter.promise.future().andThen(done -> vertx.cancelTimer(timer));
  }

  void giveBack(Endpoint endpoint) {
    change(endpoint::giveBack);
  }

  /** It could not be reached. */
  void down(Endpoint endpoint, String why) {
    change(() -> endpoint.down(why));
  }

  /** Changes an endpoint, and serves who waits for that. */
  void change(Runnable change) {
    List<Served> served;
    synchronized (this) {
      change.run();
      served = serve();
    }
    served.forEach(Served::tell);
  }

  void close() {
    change(() -> closed = true);
  }

  private List<Served> serve() {
    List<Served> served = new ArrayList<>();
    for (Iterator<Waiter> each = waiting.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      Optional<Place> place = choose(waiter.size);
      if (place.isPresent()) {
        each.remove();
        served.add(new Served(waiter, place.get()));
      }
    }
    return served;
  }

  /** Empty where it is worth waiting. */
  private Optional<Place> choose(long size) {
    boolean hope = false;
    boolean small = false;
    for (Endpoint endpoint : closed ? List.<Endpoint>of() : all) {
      boolean up = endpoint.standing() == Endpoint.Standing.UP;
      if (up && !endpoint.takes(size)) {
        small = true;
      } else if (up && endpoint.take()) {
        return Optional.of(new Place.Given(endpoint, endpoint.facts().orElseThrow()));
      } else {
        hope |= endpoint.standing() != Endpoint.Standing.DOWN;
      }
    }
    Reason reason = small ? Reason.TOO_LARGE : Reason.UNAVAILABLE;
    return hope ? Optional.empty() : Optional.of(new Place.Refused(reason));
  }

  private void giveUp(Waiter waiter) {
    boolean waited;
    synchronized (this) {
      waited = waiting.remove(waiter);
    }
    if (waited) {
      new Served(waiter, new Place.Refused(Reason.UNAVAILABLE)).tell();
    }
  }

  private record Waiter(long size, Context context, Promise<Place> promise) {}

  private record Served(Waiter waiter, Place place) {
    void tell() {
      waiter.context.runOnContext(on -> waiter.promise.complete(place));
    }
  }
}
