package io.sluice.gateway.access;

import io.sluice.gateway.auth.Principal;
import io.vertx.core.Future;

/** Decides who may do what. Asked before every call on the store. */
@FunctionalInterface
public interface Access {

  /**
   * Succeeds, or fails with {@link AccessDenied}; where what is needed to decide cannot be read, as
   * that fails.
   */
  Future<Void> require(Principal principal, Permission permission);
}
