package io.sluice.gateway.objects;

import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.access.BucketSettingsStore;
import io.sluice.gateway.auth.Principal;
import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketPage;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of the buckets that concern somebody. The store knows nothing of that, so its pages are
 * read until enough is found: what this costs grows with all buckets, its memory only with a page.
 */
final class BucketLister {
  /** Buckets of a page of the store, for each of which it may look through all names. */
  private static final int PER_PAGE = 1_000;

  /** Buckets whose settings are read at the same time. */
  private static final int AT_ONCE = 100;

  private final ObjectStore store;
  private final BucketSettingsStore settings;
  private final Principal who;
  private final ListBuckets request;
  private final List<BucketInfo> found = new ArrayList<>();

  BucketLister(
      ObjectStore store, BucketSettingsStore settings, Principal who, ListBuckets request) {
    this.store = store;
    this.settings = settings;
    this.who = who;
    this.request = request;
  }

  Future<BucketPage> page() {
    return after(request.after());
  }

  private Future<BucketPage> after(String marker) {
    return store
        .listBuckets(new ListBuckets(request.prefix(), marker, PER_PAGE))
        .compose(page -> pick(page.buckets()).compose(picked -> next(page)));
  }

  private Future<Void> pick(List<BucketInfo> buckets) {
    if (buckets.isEmpty() || found.size() > request.limit()) {
      return Future.succeededFuture();
    }
    int some = Math.min(AT_ONCE, buckets.size());
    return look(buckets.subList(0, some))
        .compose(looked -> pick(buckets.subList(some, buckets.size())));
  }

  private Future<Void> look(List<BucketInfo> buckets) {
    List<Future<BucketSettings>> read =
        buckets.stream().map(bucket -> settings.read(bucket.name())).toList();
    return Future.all(read)
        .map(all -> {
          for (int i = 0; i < buckets.size(); i++) {
            if (read.get(i).result().concerns(who)) {
              found.add(buckets.get(i));
            }
          }
          return null;
        });
  }

  /** One more than the page holds tells that there is more. */
  private Future<BucketPage> next(BucketPage last) {
    if (found.size() > request.limit()) {
      return Future.succeededFuture(new BucketPage(found.subList(0, request.limit()), true));
    }
    return last.more()
        ? after(last.buckets().getLast().name().value())
        : Future.succeededFuture(new BucketPage(found, false));
  }
}
