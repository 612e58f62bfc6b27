package io.sluice.gateway.search;

import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.look.Stamps;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.objects.Policies;
import io.sluice.gateway.outbox.DeadLetter;
import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.gateway.policy.BucketPolicy.Indexing;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.indexer.IndexPage;
import io.sluice.indexer.SearchIndex;
import io.sluice.scanner.Judgement;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StatObject;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Tells somebody whether an object can be found, and if not, why. */
public final class Findability {
  private final Objects objects;
  private final Policies policies;
  private final SearchIndex index;
  private final Function<ObjectRef, Future<Optional<DeadLetter>>> deadLetters;

  /**
   * Makes one.
   *
   * @param deadLetters tells whether looking at a key was given up
   */
  public Findability(
      Objects objects,
      Policies policies,
      SearchIndex index,
      Function<ObjectRef, Future<Optional<DeadLetter>>> deadLetters) {
    this.objects = objects;
    this.policies = policies;
    this.index = index;
    this.deadLetters = deadLetters;
  }

  /** How far an object has come. */
  public enum State {
    /** By its text, or by all that there is. */
    FOUND,
    /** By its name and metadata; its text could not be read. */
    FOUND_BY_NAME,
    WAITING,
    GIVEN_UP,
    /** Its bucket is not searched. */
    NOT_WANTED
  }

  /**
   * How an object is.
   *
   * @param reason a sentence for people
   */
  public record Status(ObjectInfo object, Judgement judgement, State state, String reason) {}

  /** Fails with {@link AccessDenied} where one may not read it, and as the store does. */
  public Future<Status> of(Principal who, ObjectRef ref) {
    return objects
        .stat(who, new StatObject(ref))
        .compose(object -> policies.of(ref.bucket()).compose(policy -> status(object, policy)));
  }

  private Future<Status> status(ObjectInfo object, BucketPolicy policy) {
    if (policy.indexing() == Indexing.OFF) {
      return Future.succeededFuture(status(object, State.NOT_WANTED, "the bucket is not searched"));
    }
    if (!index.state().usable()) {
      return Future.succeededFuture(
          status(object, State.WAITING, "search is switched off, or cannot be used now"));
    }
    String key = object.ref().key().value();
    Future<IndexPage> indexed = index.list(object.ref().bucket().value(), key, "", 1);
    return indexed
        .compose(page -> deadLetters.apply(object.ref()))
        .map(dead -> status(object, entry(indexed.result(), key), dead));
  }

  /** The first key that begins so is the key itself, if it is there. */
  private static Optional<IndexPage.Entry> entry(IndexPage page, String key) {
    return page.entries().stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  private static Status status(
      ObjectInfo object, Optional<IndexPage.Entry> entry, Optional<DeadLetter> dead) {
    boolean current = entry.filter(there -> there.stamp().equals(Stamps.of(object))).isPresent();
    if (current) {
      String note = entry.get().note();
      return note.isEmpty()
          ? status(object, State.FOUND, "it can be found")
          : status(object, State.FOUND_BY_NAME, Notes.sentence(note));
    }
    return dead.map(letter ->
            status(object, State.GIVEN_UP, "it could not be read, however often it was tried"))
        .orElseGet(() -> status(object, State.WAITING, waiting(object)));
  }

  private static String waiting(ObjectInfo object) {
    return Verdicts.awaitsScan(Verdicts.of(object).verdict())
        ? "it waits for the virus scanner"
        : "it waits to be read for its text";
  }

  private static Status status(ObjectInfo object, State state, String reason) {
    return new Status(object, Verdicts.of(object), state, reason);
  }
}
