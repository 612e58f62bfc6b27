package io.sluice.gateway.search;

import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.access.BucketSettingsStore;
import io.sluice.gateway.auth.Principal;
import io.sluice.indexer.SearchScope;
import io.sluice.indexer.SearchScope.Place;
import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ObjectStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody may read, as of now. Costs a look at the settings of every bucket, which are kept
 * for as long as any right is believed.
 */
final class Scopes {
  private static final Logger LOG = LoggerFactory.getLogger(Scopes.class);

  /** Buckets whose settings are read at the same time. */
  private static final int AT_ONCE = 256;

  private final ObjectStore store;
  private final BucketSettingsStore settings;

  Scopes(ObjectStore store, BucketSettingsStore settings) {
    this.store = store;
    this.settings = settings;
  }

  Future<SearchScope> of(Principal who) {
    return who.root()
        ? Future.succeededFuture(new SearchScope.All())
        : collect(who, "", new ArrayList<>());
  }

  private Future<SearchScope> collect(Principal who, String after, List<Place> places) {
    return store
        .listBuckets(new ListBuckets("", after, AT_ONCE))
        .compose(page -> {
          List<BucketName> names = page.buckets().stream().map(BucketInfo::name).toList();
          return add(who, names, places)
              .compose(added ->
                  page.more()
                      ? collect(who, names.getLast().value(), places)
                      : Future.succeededFuture(new SearchScope.Below(places)));
        });
  }

  /** Nothing is to be found where it cannot be told who may. */
  private Future<BucketSettings> settings(BucketName bucket) {
    return settings
        .read(bucket)
        .onFailure(failure -> LOG.warn("{} is not searched: {}", bucket, failure.getMessage()))
        .otherwise(BucketSettings.OF_ROOT);
  }

  private Future<Void> add(Principal who, List<BucketName> names, List<Place> places) {
    List<Future<BucketSettings>> read = names.stream().map(this::settings).toList();
    return Future.all(read)
        .map(all -> {
          for (int i = 0; i < names.size(); i++) {
            String bucket = names.get(i).value();
            List<String> prefixes = read.get(i).result().readable(who);
            prefixes.forEach(prefix -> places.add(new Place(bucket, prefix)));
          }
          return null;
        });
  }
}
