package io.sluice.gateway.look;

import io.sluice.gateway.objects.Marks;
import io.sluice.gateway.objects.Policies;
import io.sluice.gateway.outbox.Look;
import io.sluice.gateway.outbox.Outcome;
import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.gateway.scan.Inspector;
import io.sluice.indexer.Extractor;
import io.sluice.indexer.IndexUnavailable;
import io.sluice.indexer.SearchIndex;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at a key: judge what is there, then let it be found, or forget it. */
public final class Looking implements Look {
  private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

  private final ObjectStore store;
  private final Policies policies;
  private final Judging judging;
  private final Indexing indexing;
  private final Leftovers leftovers;

  /**
   * Makes one.
   *
   * @param names what people call the user of an id
   * @param scansAtOnce of stored objects
   */
  public Looking(
      Vertx vertx,
      ObjectStore store,
      Policies policies,
      Inspector inspector,
      Marks marks,
      SearchIndex index,
      Extractor extractor,
      Function<String, Future<String>> names,
      int scansAtOnce) {
    this.store = store;
    this.policies = policies;
    this.judging = new Judging(store, inspector, new Quarantine(store, marks), scansAtOnce);
    this.indexing = new Indexing(store, index, extractor, names);
    this.leftovers = new Leftovers(vertx, store);
  }

  @Override
  public Future<Outcome> look(ObjectRef ref, int attempt) {
    return find(ref)
        .compose(found -> found.isEmpty() ? indexing.forget(ref) : look(found.get(), attempt))
        .onSuccess(outcome -> leftovers.clear(ref).onFailure(failure -> left(ref, failure)))
        .recover(Looking::unlessDown);
  }

  /** A scanner that is down, or an index without room, says nothing of the object. */
  private static Future<Outcome> unlessDown(Throwable failure) {
    boolean down =
        failure instanceof IndexUnavailable
            || (failure instanceof NobodyLooked nobody && nobody.isDown());
    return down
        ? Future.succeededFuture(new Outcome.Later(failure.getMessage()))
        : Future.failedFuture(failure);
  }

  /** The next look at the key tries again, if there is one. */
  private static void left(ObjectRef ref, Throwable failure) {
    LOG.warn("what {} replaced cannot be cleared away: {}", ref, failure.getMessage());
  }

  /** Has an object looked at for viruses, whatever a scanner said of it before. */
  Future<Void> judgeAgain(ObjectRef ref) {
    return find(ref)
        .compose(found -> found.isEmpty() ? Future.succeededFuture() : judgeAgain(found.get()));
  }

  private Future<Void> judgeAgain(ObjectInfo object) {
    return policies
        .of(object.ref().bucket())
        .compose(policy ->
            policy.scans() && !Verdicts.isByHand(object)
                ? judging.again(object, policy).mapEmpty()
                : Future.succeededFuture());
  }

  private Future<Outcome> look(ObjectInfo object, int attempt) {
    return policies
        .of(object.ref().bucket())
        .compose(policy ->
            judging
                .judged(object, policy)
                .recover(failure ->
                    attempt == 1
                        ? named(object.ref(), policy, failure)
                        : Future.failedFuture(failure))
                .compose(judged -> index(object.ref(), policy, judged)));
  }

  /** What waits for a scanner can be found meanwhile, as far as its bucket lets it be read. */
  private Future<Optional<ObjectInfo>> named(
      ObjectRef ref, BucketPolicy policy, Throwable failure) {
    return failure instanceof NobodyLooked
        ? find(ref)
            .compose(noted -> index(ref, policy, noted))
            .compose(put -> Future.failedFuture(failure))
        : Future.failedFuture(failure);
  }

  private Future<Outcome> index(ObjectRef ref, BucketPolicy policy, Optional<ObjectInfo> judged) {
    return judged.isEmpty() ? indexing.forget(ref) : indexing.put(judged.get(), policy);
  }

  private Future<Optional<ObjectInfo>> find(ObjectRef ref) {
    return store
        .stat(new StatObject(ref))
        .map(Optional::of)
        .recover(failure ->
            failure instanceof StorageFailure.NoSuchObject
                    || failure instanceof StorageFailure.NoSuchBucket
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(failure));
  }
}
