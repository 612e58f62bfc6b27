package io.sluice.gateway.look;

import io.sluice.gateway.objects.Replaced;
import io.sluice.spi.BucketName;
import io.sluice.spi.Capability;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaced objects that were kept for the case of a virus, and that a crash left behind. A place
 * tells only a hash of its key, so all keys of its bucket are gone through: one that has places is
 * looked at, which brings back or clears away as its object tells; places whose key nobody has any
 * more are deleted. Every write that is still to be judged has a place for a moment: only what two
 * rounds have seen is a stray.
 */
final class Strays {
  private static final Logger LOG = LoggerFactory.getLogger(Strays.class);
  private static final int PAGE = 1_000;

  /** So many are seen at once; later rounds see the others. */
  private static final int PLACES_MAX = 10_000;

  private final ObjectStore store;
  private final BiFunction<BucketName, Function<ObjectRef, Future<Void>>, Future<Void>> everyKey;
  private final Function<ObjectRef, Future<Void>> mark;
  private final BooleanSupplier stopped;
  private volatile Round last = new Round("", "", Set.of());

  /**
   * What was seen.
   *
   * @param from the place after which it begins
   * @param to the place that it ends with; empty where that was the last of all
   */
  private record Round(String from, String to, Set<ObjectRef> places) {

    /** The next one sees the same again, or what follows where nothing of it was there. */
    String next() {
      return places.isEmpty() ? to : from;
    }
  }

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

  /** One round: looks after what was there in the one before, too. */
  Future<Void> clear() {
    Round before = last;
    return see(before.next(), before.next(), new HashSet<>()).compose(now -> clear(before, now));
  }

  private Future<Void> clear(Round before, Round now) {
    SortedMap<String, List<ObjectRef>> strays = new TreeMap<>();
    now.places().stream()
        .filter(before.places()::contains)
        .sorted(Comparator.comparing(place -> place.key().value()))
        .forEach(place ->
            strays
                .computeIfAbsent(Replaced.prefixOf(place), first -> new ArrayList<>())
                .add(place));
    last = before.places().isEmpty() ? now : new Round(now.from(), now.to(), Set.of());
    return clear(strays);
  }

  private Future<Round> see(String from, String after, Set<ObjectRef> places) {
    return list("", after)
        .compose(page -> {
          places.addAll(refs(page));
          String to = page.more() ? page.entries().getLast().name() : "";
          return page.more() && places.size() < PLACES_MAX
              ? see(from, to, places)
              : Future.succeededFuture(new Round(from, to, places));
        });
  }

  private Future<ListPage> list(String prefix, String after) {
    return store.list(new ListObjects(Replaced.BUCKET, prefix, "", after, PAGE));
  }

  private static List<ObjectRef> refs(ListPage page) {
    return page.entries().stream()
        .map(ListEntry::name)
        .filter(name -> name.indexOf('/') > 0 && BucketName.isValid(Replaced.bucketOf(name)))
        .map(name -> new ObjectRef(Replaced.BUCKET, new ObjectKey(name)))
        .toList();
  }

  /** Bucket by bucket; one that cannot be read does not stop the others. */
  private Future<Void> clear(SortedMap<String, List<ObjectRef>> places) {
    if (places.isEmpty() || stopped.getAsBoolean()) {
      return Future.succeededFuture();
    }
    String bucket = Replaced.bucketOf(places.firstKey());
    SortedMap<String, List<ObjectRef>> here = places.subMap(bucket + "/", bucket + "0");
    return everyKey
        .apply(new BucketName(bucket), ref -> seen(ref, here))
        .recover(Strays::unlessGone)
        .compose(all -> stopped.getAsBoolean() ? Future.succeededFuture() : forget(here))
        .onFailure(
            failure -> LOG.warn("what was replaced in {} stays: {}", bucket, failure.getMessage()))
        .transform(done -> {
          here.clear();
          return clear(places);
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

  /**
   * A key that was gone while all were gone through has no object that leads back to these, where a
   * listing shows all keys.
   */
  private Future<Void> forget(SortedMap<String, List<ObjectRef>> here) {
    if (!store.profile().can(Capability.LIST_AFTER_WRITE)) {
      return Future.succeededFuture();
    }
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
      LOG.info("{} was kept for a key that is gone, and is deleted", place);
      done = done.compose(before -> store.delete(new DeleteObject(place)).mapEmpty());
    }
    return done;
  }
}
