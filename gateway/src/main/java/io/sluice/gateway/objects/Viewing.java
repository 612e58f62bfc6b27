package io.sluice.gateway.objects;

import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.gateway.policy.BucketPolicy.Foreign;
import io.sluice.gateway.policy.BucketPolicy.PendingReads;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.gateway.scan.Inspector;
import io.sluice.gateway.scan.Unread;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Who may read bytes, by what the scanner said of them. What was judged is let through without a
 * look at any setting; only the rest costs one.
 */
public final class Viewing {
  private static final long LOOK_AGAIN_MILLIS = 200;

  private final Vertx vertx;
  private final Policies policies;
  private final Inspector inspector;
  private final Marks marks;

  public Viewing(Vertx vertx, Policies policies, Inspector inspector, Marks marks) {
    this.vertx = vertx;
    this.policies = policies;
    this.inspector = inspector;
    this.marks = marks;
  }

  /**
   * Opens what may be read. Where a verdict is awaited, so is it here, for a moment. Fails with
   * {@link Unread}, having given everything back.
   */
  Future<ObjectContent> open(Principal who, Supplier<Future<ObjectContent>> opening) {
    return open(who, opening, System.nanoTime() + inspector.patience().toNanos(), true);
  }

  private Future<ObjectContent> open(
      Principal who, Supplier<Future<ObjectContent>> opening, long deadline, boolean first) {
    return opening
        .get()
        .compose(content ->
            require(who, content.info())
                .map(content)
                .recover(refusal ->
                    content
                        .discard()
                        .compose(gone -> again(who, opening, deadline, first, content, refusal))));
  }

  private Future<ObjectContent> again(
      Principal who,
      Supplier<Future<ObjectContent>> opening,
      long deadline,
      boolean first,
      ObjectContent content,
      Throwable refusal) {
    boolean late = System.nanoTime() > deadline;
    if (late || !(refusal instanceof Unread unread) || unread.isInfected()) {
      return Future.failedFuture(refusal);
    }
    return (first ? lookSoon(who, content.info()) : Future.succeededFuture())
        .compose(marked -> vertx.timer(LOOK_AGAIN_MILLIS))
        .compose(passed -> open(who, opening, deadline, false));
  }

  /** Nobody else knows yet of a file that others put there. */
  private Future<Void> lookSoon(Principal who, ObjectInfo object) {
    ObjectRef ref = object.ref();
    return isForeign(Verdicts.of(object).verdict())
        ? marks.lookAt(who, ref)
        : Future.succeededFuture();
  }

  /** Fails with {@link Unread} where somebody may not read the object, or not yet. */
  Future<Void> require(Principal who, ObjectInfo object) {
    Verdict verdict = Verdicts.of(object).verdict();
    if (Quarantined.isLeaving(object)) {
      return Future.failedFuture(new Unread(verdict));
    }
    return switch (verdict) {
      case Verdict.Clean() -> Future.succeededFuture();
      case Verdict.Infected(String signature) -> Future.failedFuture(new Unread(verdict));
      case Verdict.Pending() ->
          !who.anonymous() && Written.of(object.metadata()).equals(who.id())
              ? Future.succeededFuture()
              : allowedBy(object, policy -> policy.pending() == PendingReads.EVERYONE);
      case Verdict.NotScanned(Reason reason) ->
          reason == Reason.FOREIGN && inspector.isOn()
              ? allowedBy(object, policy -> policy.foreign() == Foreign.READ)
              : Future.succeededFuture();
    };
  }

  private Future<Void> allowedBy(ObjectInfo object, Predicate<BucketPolicy> allows) {
    return policies
        .of(object.ref().bucket())
        .compose(policy ->
            allows.test(policy)
                ? Future.succeededFuture()
                : Future.failedFuture(new Unread(Verdicts.of(object).verdict())));
  }

  private static boolean isForeign(Verdict verdict) {
    return verdict instanceof Verdict.NotScanned(Reason reason) && reason == Reason.FOREIGN;
  }
}
