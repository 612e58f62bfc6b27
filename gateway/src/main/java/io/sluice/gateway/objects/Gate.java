package io.sluice.gateway.objects;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StatBucket;
import io.vertx.core.Future;

/**
 * Asks for permission, and words a refusal: of a bucket that is not there everybody hears so,
 * whatever they might have done with it.
 */
final class Gate {
  private final ObjectStore store;
  private final Access access;

  Gate(ObjectStore store, Access access) {
    this.store = store;
    this.access = access;
  }

  /** Succeeds, or fails with NoSuchBucket or {@link AccessDenied}. */
  Future<Void> require(Principal who, Permission asked) {
    Future<Void> decided = access.require(who, asked);
    return decided.succeeded() || asked.bucket().isEmpty()
        ? decided
        : decided.recover(refusal -> refused(asked, refusal));
  }

  private Future<Void> refused(Permission asked, Throwable refusal) {
    return refusal instanceof AccessDenied && asked.action() != Action.CREATE_BUCKET
        ? store
            .statBucket(new StatBucket(asked.bucket().orElseThrow()))
            .compose(there -> Future.failedFuture(refusal))
        : Future.failedFuture(refusal);
  }
}
