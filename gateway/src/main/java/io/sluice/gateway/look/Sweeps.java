package io.sluice.gateway.look;

import io.sluice.gateway.objects.Policies;
import io.sluice.gateway.policy.BucketPolicy.Indexing;
import io.sluice.indexer.SearchIndex;
import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the whole store: at intervals, to find what others changed and what got lost, and
 * when an operator wants everything looked at.
 */
public final class Sweeps {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
  private static final int BUCKETS_AT_ONCE = 1_000;
  private static final Duration REBUILD_PAUSE = Duration.ofSeconds(5);
  private static final Duration REBUILD_PAUSE_MAX = Duration.ofMinutes(10);

  private final Vertx vertx;
  private final ObjectStore store;
  private final SearchIndex index;
  private final Policies policies;
  private final Looking looking;
  private final Function<ObjectRef, Future<Void>> mark;
  private final int keysPerSecond;
  private final Strays strays;
  private volatile boolean stopped;

  /**
   * Makes them.
   *
   * @param mark has a key looked at; succeeds when there is room for the next
   */
  public Sweeps(
      Vertx vertx,
      ObjectStore store,
      SearchIndex index,
      Policies policies,
      Looking looking,
      Function<ObjectRef, Future<Void>> mark,
      int keysPerSecond) {
    this.vertx = vertx;
    this.store = store;
    this.index = index;
    this.policies = policies;
    this.looking = looking;
    this.mark = mark;
    this.keysPerSecond = keysPerSecond;
    this.strays = new Strays(store, this::everyKey, mark, () -> stopped);
  }

  /** Looks after what a crash left behind of replaced objects. */
  public void tidy() {
    strays.clear().onFailure(failure -> brokeOff("looking after replaced objects", failure));
  }

  /** From now on, one sweep an interval after the one before has ended. */
  public void every(Duration interval) {
    if (!interval.isZero()) {
      vertx
          .timer(interval.toMillis())
          .compose(passed -> stopped ? Future.succeededFuture() : round())
          .onFailure(failure -> brokeOff("reconciling", failure))
          .onComplete(done -> again(interval));
    }
  }

  /** That is how it ends, where this gateway does. */
  private void brokeOff(String what, Throwable failure) {
    if (!stopped) {
      LOG.warn("{} broke off: {}", what, failure.toString());
    }
  }

  private Future<Void> round() {
    return reconcile(new Progress()).eventually(strays::clear);
  }

  private void again(Duration interval) {
    if (!stopped) {
      every(interval);
    }
  }

  public void stop() {
    stopped = true;
  }

  /**
   * For an index that was lost, or is of another make: has everything looked at, again and again
   * until nothing is missing any more.
   */
  public void rebuild() {
    LOG.info("the index is made anew");
    rebuild(REBUILD_PAUSE);
  }

  private void rebuild(Duration pause) {
    Progress progress = new Progress();
    reconcile(progress)
        .compose(
            done -> progress.handled() + progress.skips() == 0 ? index.rebuilt() : later(pause))
        .onFailure(failure -> {
          LOG.warn("making the index broke off: {}", failure.getMessage());
          later(pause);
        });
  }

  private Future<Void> later(Duration pause) {
    return vertx
        .timer(pause.toMillis())
        .onSuccess(passed -> {
          if (!stopped) {
            Duration longer = pause.multipliedBy(2);
            rebuild(longer.compareTo(REBUILD_PAUSE_MAX) < 0 ? longer : REBUILD_PAUSE_MAX);
          }
        })
        .mapEmpty();
  }

  /** Has everything looked at that differs between store and index. */
  Future<Void> reconcile(Progress progress) {
    return everywhere(bucket -> compare(bucket, progress), progress).compose(this::forgetOthers);
  }

  /** What is not to be found differs from nothing. */
  private Future<Void> compare(BucketName bucket, Progress progress) {
    return policies
        .of(bucket)
        .compose(policy ->
            policy.indexing() == Indexing.OFF
                ? index.removeAll(bucket.value(), "")
                : sweep(bucket, "", false, progress));
  }

  /** Has everything looked at. */
  Future<Void> reindex(Optional<BucketName> bucket, String prefix, Progress progress) {
    return bucket
        .map(one -> sweep(one, prefix, true, progress))
        .orElseGet(() ->
            everywhere(each -> sweep(each, "", true, progress), progress)
                .compose(this::forgetOthers));
  }

  private Future<Void> sweep(BucketName bucket, String prefix, boolean all, Progress progress) {
    Sweep.Request request = new Sweep.Request(bucket, prefix, all, keysPerSecond);
    return new Sweep(vertx, store, index, mark, request, progress, () -> stopped).run();
  }

  private Future<Void> everyKey(BucketName bucket, Function<ObjectRef, Future<Void>> act) {
    Sweep.Request request = new Sweep.Request(bucket, "", true, keysPerSecond);
    return new Sweep(vertx, store, new NoIndex(), act, request, new Progress(), () -> stopped)
        .run();
  }

  /** Scans everything again, at the scanner's pace, and has the index told. */
  Future<Void> rescan(Optional<BucketName> bucket, String prefix, Progress progress) {
    return bucket
        .map(one -> rescan(one, prefix, progress))
        .orElseGet(
            () -> everywhere(each -> rescan(each, "", progress), progress).map(all -> (Void) null));
  }

  private Future<Void> rescan(BucketName bucket, String prefix, Progress progress) {
    Function<ObjectRef, Future<Void>> judge =
        ref ->
            looking
                .judgeAgain(ref)
                .otherwise(failure -> unjudged(ref, failure, progress))
                .compose(judged -> mark.apply(ref));
    Sweep.Request request = new Sweep.Request(bucket, prefix, true, Integer.MAX_VALUE);
    return new Sweep(vertx, store, new NoIndex(), judge, request, progress, () -> stopped).run();
  }

  /** Whoever looks at it next tries again. */
  private static Void unjudged(ObjectRef ref, Throwable failure, Progress progress) {
    LOG.warn("{} was not scanned again: {}", ref, failure.getMessage());
    progress.skipped();
    return null;
  }

  /** In each bucket, one after the other; tells which there were. */
  private Future<Set<String>> everywhere(
      Function<BucketName, Future<Void>> sweep, Progress progress) {
    return everywhere(sweep, progress, "", new HashSet<>());
  }

  private Future<Set<String>> everywhere(
      Function<BucketName, Future<Void>> sweep,
      Progress progress,
      String after,
      Set<String> names) {
    return store
        .listBuckets(new ListBuckets("", after, BUCKETS_AT_ONCE))
        .compose(page -> {
          List<BucketName> some = page.buckets().stream().map(BucketInfo::name).toList();
          some.forEach(bucket -> names.add(bucket.value()));
          return inTurn(some, sweep, progress)
              .compose(swept ->
                  page.more()
                      ? everywhere(sweep, progress, some.getLast().value(), names)
                      : Future.succeededFuture(names));
        });
  }

  /** A bucket that fails, or has gone, does not keep the others from their turn. */
  private static Future<Void> inTurn(
      List<BucketName> buckets, Function<BucketName, Future<Void>> sweep, Progress progress) {
    Future<Void> swept = Future.succeededFuture();
    for (BucketName bucket : buckets) {
      swept =
          swept.compose(before ->
              sweep.apply(bucket).otherwise(failure -> skipped(bucket, failure, progress)));
    }
    return swept;
  }

  private static Void skipped(BucketName bucket, Throwable failure, Progress progress) {
    progress.skipped();
    LOG.warn("{} was not gone through to its end: {}", bucket, failure.getMessage());
    return null;
  }

  /** Buckets that are gone, with all that was in them. */
  private Future<Void> forgetOthers(Set<String> there) {
    return index
        .buckets()
        .compose(indexed -> {
          Future<Void> forgotten = Future.succeededFuture();
          for (String bucket : indexed) {
            if (!there.contains(bucket)) {
              forgotten = forgotten.compose(before -> index.removeAll(bucket, ""));
            }
          }
          return forgotten;
        });
  }
}
