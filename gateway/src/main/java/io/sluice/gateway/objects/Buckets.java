package io.sluice.gateway.objects;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.Administration;
import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.access.BucketSettingsStore;
import io.sluice.gateway.access.Caller;
import io.sluice.gateway.access.CorsRule;
import io.sluice.gateway.access.Owner;
import io.sluice.gateway.access.Owners;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.sluice.spi.BucketPage;
import io.sluice.spi.CreateBucket;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StatBucket;
import io.sluice.spi.StorageFailure.BucketExists;
import io.sluice.spi.StorageFailure.NoSuchBucket;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What can be done with buckets, their owners and their settings. Fails with {@link AccessDenied}
 * or as the store does.
 */
public final class Buckets {
  private final ObjectStore store;
  private final Gate gate;
  private final BucketSettingsStore settings;
  private final Owners owners;

  public Buckets(ObjectStore store, Access access, BucketSettingsStore settings, Owners owners) {
    this.store = store;
    this.gate = new Gate(store, access);
    this.settings = settings;
    this.owners = owners;
  }

  /** Those that one owns or was granted anything of; for root, all. */
  public Future<BucketPage> list(Principal who, ListBuckets request) {
    return gate.require(who, Permission.to(Action.LIST_BUCKETS))
        .compose(allowed ->
            who.root()
                ? store.listBuckets(request)
                : new BucketLister(store, settings, who, request).page());
  }

  /**
   * Makes a bucket that belongs to whoever asks. Fails with {@link BucketExists} where it is theirs
   * already, and with {@link BucketOwnedByOther} where it is somebody else's.
   */
  public Future<BucketInfo> create(Caller who, BucketName bucket) {
    return create(who, bucket, Tags.NONE);
  }

  /** The same, with tags on it from the beginning. */
  public Future<BucketInfo> create(Caller who, BucketName bucket, Tags tags) {
    BucketSettings first = BucketSettings.ownedBy(who.principal()).withTags(tags.values());
    Future<BucketInfo> made =
        gate.require(who.principal(), Permission.to(Action.CREATE_BUCKET, bucket))
            .compose(allowed -> settings.forgetLeft(bucket, () -> exists(bucket)))
            .compose(clear -> store.createBucket(new CreateBucket(bucket)))
            .compose(info -> begin(first, info))
            .recover(failure -> worded(who.principal(), bucket, failure));
    return Administration.recorded(who, "CreateBucket", "bucket/" + bucket, made, info -> "");
  }

  /** The same, but to have made it before will do; then it keeps the tags it has. */
  public Future<BucketInfo> ensure(Caller who, BucketName bucket, Tags tags) {
    return create(who, bucket, tags)
        .recover(failure ->
            failure instanceof BucketExists
                ? store.statBucket(new StatBucket(bucket))
                : Future.failedFuture(failure));
  }

  private Future<Boolean> exists(BucketName bucket) {
    return store
        .statBucket(new StatBucket(bucket))
        .map(true)
        .recover(failure ->
            failure instanceof NoSuchBucket
                ? Future.succeededFuture(false)
                : Future.failedFuture(failure));
  }

  /** A bucket whose owner could not be noted is taken back, so that it can be asked for again. */
  private Future<BucketInfo> begin(BucketSettings first, BucketInfo made) {
    return settings
        .begin(made.name(), first)
        .recover(failure ->
            store
                .deleteBucket(new DeleteBucket(made.name()))
                .transform(gone -> Future.failedFuture(failure)))
        .map(made);
  }

  private Future<BucketInfo> worded(Principal who, BucketName bucket, Throwable failure) {
    return failure instanceof BucketExists
        ? settings
            .read(bucket)
            .compose(found ->
                Future.failedFuture(
                    found.owner().equals(who.id()) ? failure : new BucketOwnedByOther(bucket)))
        : Future.failedFuture(failure);
  }

  public Future<BucketInfo> stat(Principal who, BucketName bucket) {
    return gate.require(who, Permission.to(Action.READ_BUCKET, bucket))
        .compose(allowed -> store.statBucket(new StatBucket(bucket)));
  }

  public Future<Void> delete(Caller who, BucketName bucket) {
    Future<Void> deleted =
        gate.require(who.principal(), Permission.to(Action.DELETE_BUCKET, bucket))
            .compose(allowed -> store.deleteBucket(new DeleteBucket(bucket)))
            .compose(gone -> settings.forgetLeft(bucket, () -> exists(bucket)));
    return Administration.recorded(who, "DeleteBucket", "bucket/" + bucket, deleted, gone -> "");
  }

  /**
   * What browsers are told of the bucket; nothing where there is no such bucket. Asks for no
   * permission: a page learns nothing from it but whether it may ask.
   */
  public Future<List<CorsRule>> cors(BucketName bucket) {
    return settings.read(bucket).map(BucketSettings::cors);
  }

  /** Whose the bucket is. Asks for no permission: for those who were let in already. */
  public Future<Owner> owner(BucketName bucket) {
    return owners.of(bucket);
  }

  /** Somebody by their id. Asks for no permission: for those who were shown it already. */
  public Future<Owner> person(String id) {
    return owners.named(id);
  }

  /** Fails with {@link AccessDenied} where the bucket is there and belongs to somebody else. */
  public Future<Void> requireOwner(BucketName bucket, String expected) {
    return settings
        .read(bucket)
        .compose(found ->
            found.owner().equals(expected)
                ? Future.succeededFuture()
                : store
                    .statBucket(new StatBucket(bucket))
                    .compose(there ->
                        Future.failedFuture(
                            new AccessDenied(Permission.to(Action.READ_BUCKET, bucket)))));
  }

  /** What is set for the bucket. */
  public Future<BucketSettings> settings(Principal who, BucketName bucket) {
    return gate.require(who, Permission.to(Action.READ_SETTINGS, bucket))
        .compose(allowed -> store.statBucket(new StatBucket(bucket)))
        .compose(there -> settings.read(bucket));
  }

  /**
   * Changes what is set for the bucket, under rights as they are stored at that moment.
   *
   * @param operation for the audit log
   * @param change is asked again where others change the same; fails the whole by throwing
   */
  public Future<BucketSettings> change(
      Caller who, String operation, BucketName bucket, UnaryOperator<BucketSettings> change) {
    Permission asked = Permission.to(Action.WRITE_SETTINGS, bucket);
    Future<BucketSettings> changed =
        gate.require(who.principal(), asked)
            .compose(allowed -> store.statBucket(new StatBucket(bucket)))
            .compose(there ->
                settings.update(
                    bucket,
                    found -> {
                      found.require(who.principal(), asked);
                      return change.apply(found);
                    }));
    return Administration.recorded(who, operation, "bucket/" + bucket, changed, now -> "");
  }
}
