package io.sluice.gateway.objects;

import io.sluice.gateway.auth.Principal;
import io.vertx.core.Future;

/** Decides who may do what. Asked before every call on the store. */
@FunctionalInterface
public interface Access {

  /** Succeeds, or fails with {@link AccessDenied}. */
  Future<Void> require(Principal principal, Permission permission);

  /** The root principal may do everything, others nothing. */
  static Access rootOnly() {
    return (principal, permission) ->
        principal.root()
            ? Future.succeededFuture()
            : Future.failedFuture(new AccessDenied(permission));
  }
}
