package io.sluice.gateway.outbox;

import io.sluice.gateway.config.OutboxConfig;
import io.sluice.gateway.control.Shelf;
import io.sluice.spi.ControlCondition;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The id under which this gateway writes marks, and its sign of life: a document that it writes
 * again and again. Where that could not be done for the time of the lease, others may have taken
 * over what lies under the id. Then it is never used again: the next need makes another.
 *
 * <p>All on one context, but {@link #holds}.
 */
final class Lease {
  static final String FOLDER = "gateways";
  static final Buffer SERVING = Buffer.buffer("{\"state\":\"serving\"}\n");
  static final Buffer LEFT = Buffer.buffer("{\"state\":\"left\"}\n");

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  /** An id, and up to which nanosecond nobody takes it for dead. */
  private record Held(String id, long until) {
    boolean valid() {
      return System.nanoTime() - until < 0;
    }
  }

  private final Vertx vertx;
  private final Shelf gateways;
  private final OutboxConfig config;
  private volatile Held held = new Held("", System.nanoTime());
  private Future<String> acquiring;
  private boolean closed;

  Lease(Vertx vertx, Shelf gateways, OutboxConfig config) {
    this.vertx = vertx;
    this.gateways = gateways;
    this.config = config;
  }

  /** Whether nobody can have taken this id for dead. */
  boolean holds(String id) {
    Held now = held;
    return now.id.equals(id) && now.valid();
  }

  /** The id in force, a new one where there is none; fails where the store does. */
  Future<String> held() {
    if (closed) {
      return Future.failedFuture(new StorageFailure.Unavailable("the outbox is closed", null));
    }
    if (held.valid()) {
      return Future.succeededFuture(held.id);
    }
    if (acquiring == null) {
      acquiring = acquire();
      acquiring.onComplete(done -> acquiring = null);
    }
    return acquiring;
  }

  private Future<String> acquire() {
    return beat(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()))
        .compose(fresh -> {
          if (!fresh.valid()) {
            return Future.failedFuture(
                new StorageFailure.Unavailable("a sign of life took longer than the lease", null));
          }
          held = fresh;
          renewLater();
          return Future.succeededFuture(fresh.id);
        });
  }

  private Future<Held> beat(String id) {
    Held beaten = new Held(id, System.nanoTime() + config.lease().toNanos());
    return gateways.write(id, SERVING, ControlCondition.always()).map(beaten);
  }

  private void renewLater() {
    vertx.setTimer(config.heartbeat().toMillis(), due -> renew());
  }

  private void renew() {
    if (!closed && held.valid()) {
      beat(held.id)
          .onSuccess(this::renewed)
          .onFailure(failure -> LOG.warn("no sign of life: {}", failure.getMessage()))
          .onComplete(done -> goOn());
    }
  }

  /** One that is only known to be written when the time is over may have come too late. */
  private void renewed(Held beaten) {
    if (held.valid()) {
      held = beaten;
    }
  }

  private void goOn() {
    if (held.valid()) {
      renewLater();
    } else {
      LOG.warn("no sign of life for {}: others may take over the marks", config.lease());
    }
  }

  /** Whether this is the id that was last in use. */
  boolean isOwn(String id) {
    return held.id.equals(id);
  }

  /**
   * Ends it. Never fails.
   *
   * @param clean nothing lies under the id, so that no trace of it is needed
   */
  Future<Void> leave(boolean clean) {
    closed = true;
    if (held.id.isEmpty()) {
      return Future.succeededFuture();
    }
    Future<?> left =
        clean ? gateways.delete(held.id) : gateways.write(held.id, LEFT, ControlCondition.always());
    return left.onFailure(failure -> LOG.warn("left without a word: {}", failure.getMessage()))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }
}
