package io.sluice.memory;

import io.sluice.spi.BucketInfo;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.Utf8;
import io.sluice.spi.WriteCondition;
import io.sluice.spi.WriteCondition.Always;
import io.sluice.spi.WriteCondition.IfAbsent;
import io.sluice.spi.WriteCondition.IfMatches;
import io.sluice.spi.WriteCondition.IfPresent;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket: its objects in the order of their keys, and the uploads under way. */
final class MemoryBucket {

  private final BucketInfo info;
  private final NavigableMap<String, StoredObject> objects = new TreeMap<>(Utf8::compare);
  private final PendingUploads uploads = new PendingUploads();

  MemoryBucket(BucketInfo info) {
    this.info = info;
  }

  BucketInfo info() {
    return info;
  }

  PendingUploads uploads() {
    return uploads;
  }

  boolean isEmpty() {
    return objects.isEmpty();
  }

  Optional<StoredObject> find(ObjectRef ref) {
    return Optional.ofNullable(objects.get(ref.key().value()));
  }

  StoredObject get(ObjectRef ref) {
    return find(ref).orElseThrow(() -> new NoSuchObject(ref));
  }

  void put(StoredObject object) {
    objects.put(object.info().ref().key().value(), object);
  }

  boolean remove(ObjectRef ref) {
    return objects.remove(ref.key().value()) != null;
  }

  ListPage list(ListObjects request) {
    return Listing.page(objects, request);
  }

  /** Fails where the condition does not hold. */
  void require(ObjectRef ref, WriteCondition condition) {
    boolean holds =
        switch (condition) {
          case Always() -> true;
          case IfAbsent() -> find(ref).isEmpty();
          case IfMatches(var etag) -> get(ref).has(etag);
          case IfPresent() -> get(ref) != null;
        };
    if (!holds) {
      throw new ConditionFailed(ref);
    }
  }
}
