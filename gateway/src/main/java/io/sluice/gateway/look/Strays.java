package io.sluice.gateway.look;

import io.sluice.gateway.objects.Replaced;
import io.sluice.spi.BucketName;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.ListEntry;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Replaced objects that were kept for the case of a virus, and that a crash left behind. A place
 * tells only a hash of its key, so all keys of its bucket are gone through: one that has places is
 * looked at, which brings back or clears away as its object tells; places whose key nobody has any
 * more are deleted.
 */
final class Strays {
  private static final int PAGE = 1_000;

  /** As many are found at once; the next round finds the others. */
  private static final int PLACES_MAX = 10_000;

  private final ObjectStore store;
  private final BiFunction<BucketName, Function<ObjectRef, Future<Void>>, Future<Void>> everyKey;
  private final Function<ObjectRef, Future<Void>> mark;
  private final BooleanSupplier stopped;

  /**
   * Makes one.
   *
   * @param everyKey does something for every key of a bucket
   * @param mark has a key looked at
   */
  Strays(
      ObjectStore store,
      BiFunction<BucketName, Function<ObjectRef, Future<Void>>, Future<Void>> everyKey,
      Function<ObjectRef, Future<Void>> mark,
      BooleanSupplier stopped) {
    this.store = store;
    this.everyKey = everyKey;
    this.mark = mark;
    this.stopped = stopped;
  }

  /** One round. */
  Future<Void> clear() {
    return found("", new TreeMap<>()).compose(this::clear);
  }

  /** The places by what those of a key begin with. */
  private Future<SortedMap<String, List<ObjectRef>>> found(
      String after, SortedMap<String, List<ObjectRef>> places) {
    return list("", after)
        .compose(page -> {
          List<ObjectRef> some = refs(page);
          some.forEach(place ->
              places
                  .computeIfAbsent(Replaced.prefixOf(place), first -> new ArrayList<>())
                  .add(place));
          boolean room = places.values().stream().mapToInt(List::size).sum() < PLACES_MAX;
          return page.more() && room
              ? found(page.entries().getLast().name(), places)
              : Future.succeededFuture(places);
        });
  }

  private Future<ListPage> list(String prefix, String after) {
    return store.list(new ListObjects(Replaced.BUCKET, prefix, "", after, PAGE));
  }

  private static List<ObjectRef> refs(ListPage page) {
    return page.entries().stream()
        .map(ListEntry::name)
        .filter(name -> name.indexOf('/') > 0)
        .map(name -> new ObjectRef(Replaced.BUCKET, new ObjectKey(name)))
        .toList();
  }

  /** Bucket by bucket. */
  private Future<Void> clear(SortedMap<String, List<ObjectRef>> places) {
    if (places.isEmpty()) {
      return Future.succeededFuture();
    }
    String bucket = Replaced.bucketOf(places.firstKey());
    SortedMap<String, List<ObjectRef>> here = places.subMap(bucket + "/", bucket + "0");
    return everyKey
        .apply(new BucketName(bucket), ref -> seen(ref, here))
        .recover(Strays::unlessGone)
        .compose(all -> stopped.getAsBoolean() ? Future.succeededFuture() : forget(here))
        .compose(done -> {
          here.clear();
          return stopped.getAsBoolean() ? Future.succeededFuture() : clear(places);
        });
  }

  private Future<Void> seen(ObjectRef ref, SortedMap<String, List<ObjectRef>> here) {
    return here.isEmpty() || here.remove(Replaced.prefix(ref)) == null
        ? Future.succeededFuture()
        : mark.apply(ref);
  }

  private static Future<Void> unlessGone(Throwable failure) {
    return failure instanceof StorageFailure.NoSuchBucket
        ? Future.succeededFuture()
        : Future.failedFuture(failure);
  }

  /** A key that was gone while all were gone through has no object that leads back to these. */
  private Future<Void> forget(SortedMap<String, List<ObjectRef>> here) {
    Future<Void> done = Future.succeededFuture();
    for (var each : here.entrySet()) {
      done = done.compose(before -> forget(each.getKey(), each.getValue()));
    }
    return done;
  }

  /**
   * Where another place has come or gone meanwhile, somebody had the key, and a listing may have
   * missed it.
   */
  private Future<Void> forget(String prefix, List<ObjectRef> places) {
    List<ObjectRef> first = places.subList(0, Math.min(PAGE, places.size()));
    return list(prefix, "")
        .compose(page -> refs(page).equals(first) ? delete(first) : Future.succeededFuture());
  }

  private Future<Void> delete(List<ObjectRef> places) {
    Future<Void> done = Future.succeededFuture();
    for (ObjectRef place : places) {
      done = done.compose(before -> store.delete(new DeleteObject(place)).mapEmpty());
    }
    return done;
  }
}
