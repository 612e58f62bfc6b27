package io.sluice.memory;

import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.sluice.spi.BucketPage;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.StorageFailure.BucketExists;
import io.sluice.spi.StorageFailure.BucketNotEmpty;
import io.sluice.spi.StorageFailure.NoSuchBucket;
import io.sluice.spi.Utf8;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All buckets, in the order of their names. */
final class Buckets {

  private final NavigableMap<BucketName, MemoryBucket> buckets = new TreeMap<>();

  MemoryBucket get(BucketName name) {
    MemoryBucket bucket = buckets.get(name);
    if (bucket == null) {
      throw new NoSuchBucket(name);
    }
    return bucket;
  }

  BucketInfo create(BucketName name) {
    BucketInfo info = new BucketInfo(name, Instant.now());
    if (buckets.putIfAbsent(name, new MemoryBucket(info)) != null) {
      throw new BucketExists(name);
    }
    return info;
  }

  void delete(BucketName name) {
    if (!get(name).isEmpty()) {
      throw new BucketNotEmpty(name);
    }
    buckets.remove(name);
  }

  BucketPage list(ListBuckets request) {
    List<BucketInfo> found =
        buckets.values().stream()
            .map(MemoryBucket::info)
            .filter(bucket -> bucket.name().value().startsWith(request.prefix()))
            .filter(bucket -> Utf8.compare(bucket.name().value(), request.after()) > 0)
            .limit(request.limit() + 1L)
            .toList();
    return new BucketPage(Page.cut(found, request.limit()), found.size() > request.limit());
  }
}
