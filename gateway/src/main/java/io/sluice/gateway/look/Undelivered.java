package io.sluice.gateway.look;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.Administration;
import io.sluice.gateway.access.Caller;
import io.sluice.gateway.access.NoSuch;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.outbox.DeadLetter;
import io.sluice.gateway.outbox.DeadLetterPage;
import io.sluice.gateway.outbox.DeadLetters;
import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * What an operator does with keys that could not be looked at. Fails with {@link AccessDenied} for
 * everybody else, and with {@link NoSuch} where there is no such letter.
 */
public final class Undelivered {
  private final Access access;
  private final Optional<DeadLetters> letters;

  /**
   * Makes one.
   *
   * @param letters none where nothing is looked at
   */
  public Undelivered(Access access, Optional<DeadLetters> letters) {
    this.access = access;
    this.letters = letters;
  }

  /**
   * Whether looking at a key was given up. Asks for no permission: for those who may see the
   * object.
   */
  public Future<Optional<DeadLetter>> of(ObjectRef ref) {
    return letters
        .map(there -> there.find(DeadLetter.id(ref)))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  public Future<DeadLetterPage> list(Principal who, String after, int limit) {
    DeadLetterPage none = new DeadLetterPage(List.of(), Optional.empty());
    return require(who)
        .compose(may ->
            letters
                .map(there -> there.list(after, limit))
                .orElseGet(() -> Future.succeededFuture(none)));
  }

  /** Has one looked at again. */
  public Future<Long> redrive(Caller who, String id) {
    Future<Long> driven =
        require(who.principal()).compose(may -> found(id).redrive(id)).map(was -> one(was, id));
    return recorded(who, "RedriveDeadLetter", id, driven);
  }

  /** Has all looked at again that lie below a prefix; in all buckets where none is named. */
  public Future<Long> redriveUnder(Caller who, String bucket, String prefix) {
    Future<Long> driven =
        require(who.principal())
            .compose(may ->
                letters
                    .map(there -> there.redriveUnder(bucket, prefix))
                    .orElseGet(() -> Future.succeededFuture(0L)));
    return recorded(who, "RedriveDeadLetters", bucket + "/" + prefix, driven);
  }

  public Future<Void> delete(Caller who, String id) {
    Future<Long> deleted =
        require(who.principal()).compose(may -> found(id).delete(id)).map(was -> one(was, id));
    return recorded(who, "DeleteDeadLetter", id, deleted).mapEmpty();
  }

  private DeadLetters found(String id) {
    return letters.orElseThrow(() -> new NoSuch("dead letter", id));
  }

  private static long one(boolean was, String id) {
    if (!was) {
      throw new NoSuch("dead letter", id);
    }
    return 1;
  }

  private static <T> Future<T> recorded(
      Caller who, String operation, String target, Future<T> change) {
    return Administration.recorded(
        who, operation, "dead-letter/" + target, change, String::valueOf);
  }

  private Future<Void> require(Principal who) {
    return access.require(who, Permission.to(Action.ADMINISTER));
  }
}
