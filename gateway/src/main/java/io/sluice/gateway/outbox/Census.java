package io.sluice.gateway.outbox;

import io.sluice.gateway.config.OutboxConfig;
import io.sluice.gateway.control.Shelf;
import io.sluice.spi.ControlDocument;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the other gateways on the store. One whose sign of life has not changed for the time
 * of the lease, by the clock of the one who watches, is gone.
 */
final class Census {
  /** No store has so many gateways. */
  private static final int GATEWAYS_MAX = 1000;

  /** So often it looks for documents of gateways of which there is no sign at all. */
  private static final int ORPHANS_EVERY = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Census.class);

  /** A sign of life, and since when it has been the same. */
  private record Seen(String version, long since) {}

  private final Shelf gateways;
  private final Batches batches;
  private final Lease lease;
  private final Adoption adoption;
  private final OutboxConfig config;
  private final Map<String, Seen> seen = new HashMap<>();
  private int rounds;

  Census(Shelf gateways, Batches batches, Lease lease, Adoption adoption, OutboxConfig config) {
    this.gateways = gateways;
    this.batches = batches;
    this.lease = lease;
    this.adoption = adoption;
    this.config = config;
  }

  /** Looks once, and takes over from those that are gone, one after the other. Never fails. */
  Future<Void> round() {
    return gateways
        .names("", GATEWAYS_MAX)
        .compose(page -> visitAll(page.names()))
        .compose(visited -> rounds++ % ORPHANS_EVERY == 0 ? orphans() : Future.succeededFuture())
        .onFailure(failure -> LOG.warn("other gateways are not seen: {}", failure.getMessage()))
        .otherwiseEmpty();
  }

  private Future<Void> visitAll(List<String> names) {
    seen.keySet().retainAll(names);
    Promise<Void> all = Promise.promise();
    visitNext(names.iterator(), all);
    return all.future();
  }

  private void visitNext(Iterator<String> names, Promise<Void> all) {
    if (names.hasNext()) {
      visit(names.next()).onSuccess(visited -> visitNext(names, all)).onFailure(all::fail);
    } else {
      all.complete();
    }
  }

  private Future<Void> visit(String gateway) {
    return lease.isOwn(gateway)
        ? Future.succeededFuture()
        : gateways
            .read(gateway)
            .compose(found ->
                found.isPresent() && isGone(gateway, found.get())
                    ? adopt(gateway, found)
                    : Future.succeededFuture());
  }

  private boolean isGone(String gateway, ControlDocument sign) {
    if (sign.bytes().equals(Lease.LEFT)) {
      return true;
    }
    long now = System.nanoTime();
    Seen last = seen.get(gateway);
    if (last == null || !last.version.equals(sign.version())) {
      seen.put(gateway, new Seen(sign.version(), now));
      return false;
    }
    return now - last.since >= config.lease().toNanos();
  }

  private Future<Void> adopt(String gateway, Optional<ControlDocument> last) {
    seen.remove(gateway);
    return adoption
        .adopt(gateway, last)
        .onFailure(failure -> {
          if (!Adoption.isTaken(failure)) {
            LOG.warn("marks of {} are not taken over: {}", gateway, failure.getMessage());
          }
        })
        .otherwiseEmpty();
  }

  /** A document without a sign of life of its gateway: somebody has deleted that. */
  private Future<Void> orphans() {
    Promise<Void> all = Promise.promise();
    orphansAfter("", all);
    return all.future();
  }

  private void orphansAfter(String after, Promise<Void> all) {
    batches
        .names(after, 1)
        .onFailure(all::fail)
        .onSuccess(page -> {
          if (page.names().isEmpty()) {
            all.complete();
          } else {
            orphansOf(Batches.gateway(page.names().getFirst()), all);
          }
        });
  }

  private void orphansOf(String gateway, Promise<Void> all) {
    gateways
        .read(gateway)
        .compose(sign ->
            sign.isPresent() || lease.isOwn(gateway)
                ? Future.succeededFuture()
                : adopt(gateway, Optional.empty()))
        .onFailure(all::fail)
        .onSuccess(next -> orphansAfter(gateway + "/", all)); // behind every "GATEWAY.…"
  }
}
