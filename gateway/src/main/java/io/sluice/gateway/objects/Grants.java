package io.sluice.gateway.objects;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.AccessDocuments;
import io.sluice.gateway.access.AccessLimits;
import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.Administration;
import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.access.BucketSettingsStore;
import io.sluice.gateway.access.Caller;
import io.sluice.gateway.access.Grant;
import io.sluice.gateway.access.GrantTable;
import io.sluice.gateway.access.Grantee;
import io.sluice.gateway.access.NoSuch;
import io.sluice.gateway.access.Permission;
import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StatBucket;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who may do what in a bucket. The owner may say so, root, and those who may manage: below the
 * prefix that is theirs. Fails with {@link AccessDenied}, {@link NoSuch}, or as the stores do.
 */
public final class Grants {
  private final ObjectStore store;
  private final Gate gate;
  private final BucketSettingsStore settings;
  private final AccessDocuments documents;
  private final AccessLimits limits;

  public Grants(
      ObjectStore store,
      Access access,
      BucketSettingsStore settings,
      AccessDocuments documents,
      AccessLimits limits) {
    this.store = store;
    this.gate = new Gate(store, access);
    this.settings = settings;
    this.documents = documents;
    this.limits = limits;
  }

  /** The grants that one may change. Nobody who may change none is told any. */
  public Future<List<Grant>> list(Caller who, BucketName bucket) {
    return settings
        .read(bucket)
        .map(found -> visible(who, bucket, found))
        .compose(visible ->
            visible.isEmpty()
                ? gate.require(who.principal(), managing(bucket, "")).map(visible)
                : Future.succeededFuture(visible))
        .compose(visible -> store.statBucket(new StatBucket(bucket)).map(visible));
  }

  private static List<Grant> visible(Caller who, BucketName bucket, BucketSettings found) {
    return found.grants().all().stream()
        .filter(grant -> found.allows(who.principal(), managing(bucket, grant.prefix())))
        .toList();
  }

  /** Gives a grant, in the place of the one for the same grantee and prefix. */
  public Future<List<Grant>> put(Caller who, BucketName bucket, Grant grant) {
    Future<List<Grant>> given =
        allow(who, bucket, grant.prefix())
            .compose(allowed -> requireGrantee(grant.grantee()))
            .compose(there -> update(who, bucket, grant.prefix(), grants -> grants.with(grant)));
    return Administration.recorded(who, "PutGrant", "bucket/" + bucket, given, now -> grant);
  }

  /** Takes a grant away; that there is none is no failure. */
  public Future<List<Grant>> remove(Caller who, BucketName bucket, Grantee whom, String prefix) {
    Future<List<Grant>> taken =
        allow(who, bucket, prefix)
            .compose(
                allowed -> update(who, bucket, prefix, grants -> grants.without(whom, prefix)));
    String detail = whom.text() + " under \"" + prefix + "\"";
    return Administration.recorded(who, "DeleteGrant", "bucket/" + bucket, taken, now -> detail);
  }

  private Future<Void> allow(Caller who, BucketName bucket, String prefix) {
    return gate.require(who.principal(), managing(bucket, prefix))
        .compose(allowed -> store.statBucket(new StatBucket(bucket)))
        .mapEmpty();
  }

  /** Under rights as they are stored at that moment. */
  private Future<List<Grant>> update(
      Caller who, BucketName bucket, String prefix, UnaryOperator<GrantTable> change) {
    return settings
        .update(
            bucket,
            found -> {
              found.require(who.principal(), managing(bucket, prefix));
              GrantTable changed = change.apply(found.grants());
              limits.requireGrants(changed.all().size());
              return found.withGrants(changed);
            })
        .map(now -> visible(who, bucket, now));
  }

  private Future<Void> requireGrantee(Grantee grantee) {
    return switch (grantee.kind()) {
      case USER -> documents.users().read(grantee.id()).compose(found -> there(grantee, found));
      case GROUP -> documents.groups().read(grantee.id()).compose(found -> there(grantee, found));
      case ANYONE -> Future.succeededFuture();
    };
  }

  private static Future<Void> there(Grantee grantee, Optional<?> found) {
    return found.isPresent()
        ? Future.succeededFuture()
        : Future.failedFuture(
            new NoSuch(grantee.kind().name().toLowerCase(Locale.ROOT), grantee.id()));
  }

  private static Permission managing(BucketName bucket, String prefix) {
    return Permission.under(Action.MANAGE_GRANTS, bucket, prefix);
  }
}
