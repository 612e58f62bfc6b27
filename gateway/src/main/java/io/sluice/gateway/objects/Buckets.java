package io.sluice.gateway.objects;

import io.sluice.gateway.auth.Principal;
import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.sluice.spi.BucketPage;
import io.sluice.spi.CreateBucket;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StatBucket;
import io.vertx.core.Future;

/** What can be done with buckets. Fails with {@link AccessDenied} or as the store does. */
public final class Buckets {
  private final ObjectStore store;
  private final Access access;

  public Buckets(ObjectStore store, Access access) {
    this.store = store;
    this.access = access;
  }

  public Future<BucketPage> list(Principal who, ListBuckets request) {
    return access
        .require(who, Permission.to(Action.LIST_BUCKETS))
        .compose(allowed -> store.listBuckets(request));
  }

  public Future<BucketInfo> create(Principal who, BucketName bucket) {
    return access
        .require(who, Permission.to(Action.CREATE_BUCKET, bucket))
        .compose(allowed -> store.createBucket(new CreateBucket(bucket)));
  }

  public Future<BucketInfo> stat(Principal who, BucketName bucket) {
    return access
        .require(who, Permission.to(Action.READ_BUCKET, bucket))
        .compose(allowed -> store.statBucket(new StatBucket(bucket)));
  }

  public Future<Void> delete(Principal who, BucketName bucket) {
    return access
        .require(who, Permission.to(Action.DELETE_BUCKET, bucket))
        .compose(allowed -> store.deleteBucket(new DeleteBucket(bucket)));
  }
}
