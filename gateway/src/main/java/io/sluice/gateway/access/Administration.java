package io.sluice.gateway.access;

import io.sluice.gateway.auth.Principal;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all changes of rights have in common: permission first, the audit log last. */
public final class Administration {
  private final Access access;

  public Administration(Access access) {
    this.access = access;
  }

  /** Looks at what only administrators may see. */
  <T> Future<T> look(Caller who, Supplier<Future<T>> look) {
    return access
        .require(who.principal(), Permission.to(Action.ADMINISTER))
        .compose(may -> look.get());
  }

  /**
   * Changes what only administrators may.
   *
   * @param told what of the result the audit log tells
   */
  <T> Future<T> change(
      Caller who,
      String operation,
      String target,
      Supplier<Future<T>> change,
      Function<T, Object> told) {
    return look(who, () -> recorded(who, operation, target, begun(change), told));
  }

  /** A change that throws instead of failing has failed. */
  private static <T> Future<T> begun(Supplier<Future<T>> change) {
    return Future.succeededFuture().compose(now -> change.get());
  }

  /** Looks at what an administrator may see, and the user whom it is about. */
  <T> Future<T> lookAtOwn(Caller who, String user, Supplier<Future<T>> look) {
    return isOwn(who, user) ? look.get() : look(who, look);
  }

  /** Changes what an administrator may, and the user whom it is about. */
  <T> Future<T> changeOwn(
      Caller who,
      String user,
      String operation,
      String target,
      Supplier<Future<T>> change,
      Function<T, Object> told) {
    return isOwn(who, user)
        ? recorded(who, operation, target, change.get(), told)
        : change(who, operation, target, change, told);
  }

  private static boolean isOwn(Caller who, String user) {
    return who.principal().kind() == Principal.Kind.USER && who.principal().id().equals(user);
  }

  /** Tells the audit log how a change ended; a refused one is told by the door. */
  public static <T> Future<T> recorded(
      Caller who, String operation, String target, Future<T> change, Function<T, Object> told) {
    return change.onComplete(
        done -> Audit.changed(who, operation, target, told.apply(done)),
        failure -> {
          if (!(failure instanceof AccessDenied)) {
            Audit.failed(who, operation, target, failure);
          }
        });
  }
}
