package io.sluice.gateway.look;

import io.sluice.indexer.IndexPage;
import io.sluice.indexer.SearchIndex;
import io.sluice.spi.BucketName;
import io.sluice.spi.ListEntry;
import io.sluice.spi.ListEntry.Listed;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.Utf8;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Goes through the keys of a bucket as the store has them and as the index has them, side by side
 * in the same order, and has those looked at that differ. Holds a page of each.
 */
final class Sweep {
  private static final int PAGE = 1_000;

  private final Vertx vertx;
  private final ObjectStore store;
  private final SearchIndex index;
  private final Function<ObjectRef, Future<Void>> mark;
  private final Request request;
  private final Progress progress;
  private final BooleanSupplier stopped;

  /**
   * What is to be gone through.
   *
   * @param all whether keys that do not differ are looked at, too
   * @param keysPerSecond how fast
   */
  record Request(BucketName bucket, String prefix, boolean all, int keysPerSecond) {}

  Sweep(
      Vertx vertx,
      ObjectStore store,
      SearchIndex index,
      Function<ObjectRef, Future<Void>> mark,
      Request request,
      Progress progress,
      BooleanSupplier stopped) {
    this.vertx = vertx;
    this.store = store;
    this.index = index;
    this.mark = mark;
    this.request = request;
    this.progress = progress;
    this.stopped = stopped;
  }

  Future<Void> run() {
    return after("");
  }

  private Future<Void> after(String key) {
    if (stopped.getAsBoolean()) {
      return Future.succeededFuture();
    }
    long began = System.nanoTime();
    Future<ListPage> stored =
        store.list(new ListObjects(request.bucket, request.prefix, "", key, PAGE));
    Future<IndexPage> indexed = index.list(request.bucket.value(), request.prefix, key, PAGE);
    return Future.all(stored, indexed)
        .compose(both -> compare(stored.result(), indexed.result(), began));
  }

  /** As far as both pages reach; beyond the end of one, only its next page tells. */
  private Future<Void> compare(ListPage stored, IndexPage indexed, long began) {
    String end = end(stored, indexed);
    Map<String, String> known = new HashMap<>();
    for (IndexPage.Entry entry : indexed.entries()) {
      if (isWithin(entry.key(), end)) {
        known.put(entry.key(), entry.stamp());
      }
    }
    List<Listed> there = within(stored, end);
    List<ObjectRef> different = new ArrayList<>();
    for (Listed listed : there) {
      String stamp = known.remove(listed.name());
      if (request.all || !Stamps.of(listed).equals(stamp)) {
        different.add(ref(listed.name()));
      }
    }
    known.keySet().forEach(gone -> different.add(ref(gone)));
    progress.seen(there.size(), different.size());
    boolean more = stored.more() || indexed.more();
    return markEach(different)
        .compose(marked -> pause(there.size(), began))
        .compose(paused -> more ? after(end) : Future.succeededFuture());
  }

  private static List<Listed> within(ListPage stored, String end) {
    List<Listed> there = new ArrayList<>();
    for (ListEntry entry : stored.entries()) {
      if (entry instanceof Listed listed && isWithin(listed.name(), end)) {
        there.add(listed);
      }
    }
    return there;
  }

  /** The last key up to which both pages are complete; empty where both are the last. */
  private static String end(ListPage stored, IndexPage indexed) {
    String storedEnd = stored.more() ? stored.entries().getLast().name() : "";
    String indexedEnd = indexed.more() ? indexed.entries().getLast().key() : "";
    if (storedEnd.isEmpty() || indexedEnd.isEmpty()) {
      return storedEnd + indexedEnd;
    }
    return Utf8.compare(storedEnd, indexedEnd) < 0 ? storedEnd : indexedEnd;
  }

  private static boolean isWithin(String key, String end) {
    return end.isEmpty() || Utf8.compare(key, end) <= 0;
  }

  private ObjectRef ref(String key) {
    return new ObjectRef(request.bucket, new ObjectKey(key));
  }

  /** One after the other, as there is room. */
  private Future<Void> markEach(List<ObjectRef> refs) {
    Future<Void> marked = Future.succeededFuture();
    for (ObjectRef ref : refs) {
      marked = marked.compose(before -> mark.apply(ref));
    }
    return marked;
  }

  private Future<Void> pause(int seen, long began) {
    long dueMillis = seen * 1_000L / request.keysPerSecond;
    long tookMillis = (System.nanoTime() - began) / 1_000_000;
    return dueMillis > tookMillis
        ? vertx.timer(dueMillis - tookMillis).mapEmpty()
        : Future.succeededFuture();
  }
}
