package io.sluice.gateway.access;

import io.sluice.gateway.auth.Principal;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;

/**
 * Root may everything, an owner everything on their bucket, others what they are granted. Where the
 * settings of the bucket are in memory the answer is there at once.
 */
public final class GrantedAccess implements Access {
  private static final Future<Void> ALLOWED = Future.succeededFuture();

  private final BucketSettingsStore settings;

  public GrantedAccess(BucketSettingsStore settings) {
    this.settings = settings;
  }

  @Override
  public Future<Void> require(Principal who, Permission asked) {
    if (who.root()) {
      return ALLOWED;
    }
    return switch (asked.action()) {
      case LIST_BUCKETS -> verdict(!who.anonymous(), asked);
      case CREATE_BUCKET -> verdict(who.createsBuckets(), asked);
      case ADMINISTER -> verdict(false, asked);
      case READ_BUCKET,
          DELETE_BUCKET,
          READ_SETTINGS,
          WRITE_SETTINGS,
          MANAGE_GRANTS,
          LIST_OBJECTS,
          READ_OBJECT,
          WRITE_OBJECT,
          DELETE_OBJECT,
          LIST_UPLOADS ->
          onBucket(asked.bucket().orElseThrow(), who, asked);
    };
  }

  private Future<Void> onBucket(BucketName bucket, Principal who, Permission asked) {
    Future<BucketSettings> found = settings.read(bucket);
    return found.succeeded()
        ? verdict(found.result().allows(who, asked), asked)
        : found.compose(read -> verdict(read.allows(who, asked), asked));
  }

  private static Future<Void> verdict(boolean allowed, Permission asked) {
    return allowed ? ALLOWED : Future.failedFuture(new AccessDenied(asked));
  }
}
