package io.sluice.gateway.look;

import io.sluice.gateway.objects.Replaced;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.ListEntry;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Replaced objects that were kept for the case of a virus, and that nobody will want back. */
final class Leftovers {
  private static final int AT_ONCE = 100;

  /**
   * A write keeps what it replaces just before it is seen itself. Until so long after a place was
   * seen, what it belongs to has surely appeared.
   */
  private static final long SETTLED_MILLIS = 10_000;

  private final Vertx vertx;
  private final ObjectStore store;

  Leftovers(Vertx vertx, ObjectStore store) {
    this.vertx = vertx;
    this.store = store;
  }

  /**
   * Deletes all that is kept for a key, but for what leads back from the object that has it now.
   */
  Future<Void> clear(ObjectRef ref) {
    return places(ref)
        .compose(places ->
            places.isEmpty()
                ? Future.succeededFuture()
                : vertx.timer(SETTLED_MILLIS).compose(passed -> clear(ref, places)));
  }

  private Future<List<ObjectRef>> places(ObjectRef ref) {
    return store
        .list(new ListObjects(Replaced.BUCKET, Replaced.prefix(ref), "", "", AT_ONCE))
        .map(Leftovers::refs);
  }

  private static List<ObjectRef> refs(ListPage page) {
    return page.entries().stream()
        .map(ListEntry::name)
        .map(name -> new ObjectRef(Replaced.BUCKET, new ObjectKey(name)))
        .toList();
  }

  private Future<Void> clear(ObjectRef ref, List<ObjectRef> places) {
    return wanted(ref, new HashSet<>())
        .compose(wanted ->
            Future.all(
                places.stream()
                    .filter(place -> !wanted.contains(place))
                    .map(place -> store.delete(new DeleteObject(place)))
                    .toList()))
        .mapEmpty();
  }

  /** All that leads back from an object. */
  private Future<Set<ObjectRef>> wanted(ObjectRef from, Set<ObjectRef> found) {
    return store
        .stat(new StatObject(from))
        .map(Replaced::by)
        .recover(Leftovers::none)
        .compose(kept ->
            kept.isPresent() && found.add(kept.get())
                ? wanted(kept.get(), found)
                : Future.succeededFuture(found));
  }

  private static Future<Optional<ObjectRef>> none(Throwable failure) {
    return failure instanceof StorageFailure.NoSuchObject
            || failure instanceof StorageFailure.NoSuchBucket
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(failure);
  }
}
