package io.sluice.memory;

import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.sluice.spi.BucketPage;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.Replacement;
import io.sluice.spi.StorageFailure.BucketExists;
import io.sluice.spi.StorageFailure.BucketNotEmpty;
import io.sluice.spi.StorageFailure.Forbidden;
import io.sluice.spi.StorageFailure.NoSuchBucket;
import io.sluice.spi.Utf8;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All buckets, in the order of their names. */
final class Buckets {

  private final NavigableMap<BucketName, MemoryBucket> buckets = new TreeMap<>();

  MemoryBucket get(BucketName name) {
    if (name.isSystem()) {
      return buckets.computeIfAbsent(name, Buckets::made);
    }
    MemoryBucket bucket = buckets.get(name);
    if (bucket == null) {
      throw new NoSuchBucket(name);
    }
    return bucket;
  }

  BucketInfo create(BucketName name) {
    MemoryBucket bucket = made(name);
    if (name.isSystem() || buckets.putIfAbsent(name, bucket) != null) {
      throw new BucketExists(name);
    }
    return bucket.info();
  }

  private static MemoryBucket made(BucketName name) {
    return new MemoryBucket(new BucketInfo(name, Instant.now()));
  }

  /** Puts an object where it may be, and what it replaces where that is kept. */
  void put(StoredObject object, Replacement where) {
    MemoryBucket bucket = get(where.ref().bucket());
    Optional<MemoryBucket> keeper = where.keepReplaced().map(keep -> get(keep.bucket()));
    bucket.require(where.ref(), where.condition());
    Optional<StoredObject> old = bucket.find(where.ref());
    if (keeper.isPresent() && old.isPresent()) {
      keeper.get().put(old.get().movedTo(where.keepReplaced().orElseThrow()));
    }
    bucket.put(object);
  }

  void delete(BucketName name) {
    if (name.isSystem()) {
      throw new Forbidden(name + " is a system bucket");
    }
    if (!get(name).isEmpty()) {
      throw new BucketNotEmpty(name);
    }
    buckets.remove(name);
  }

  BucketPage list(ListBuckets request) {
    List<BucketInfo> found =
        buckets.values().stream()
            .map(MemoryBucket::info)
            .filter(bucket -> !bucket.name().isSystem())
            .filter(bucket -> bucket.name().value().startsWith(request.prefix()))
            .filter(bucket -> Utf8.compare(bucket.name().value(), request.after()) > 0)
            .limit(request.limit() + 1L)
            .toList();
    return new BucketPage(Page.cut(found, request.limit()), found.size() > request.limit());
  }
}
