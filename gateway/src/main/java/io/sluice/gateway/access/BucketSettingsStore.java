package io.sluice.gateway.access;

import io.sluice.gateway.control.Folder;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The settings of buckets, one document each. Asks nobody for permission and does not look whether
 * there is such a bucket: that is for the use case that calls.
 */
public final class BucketSettingsStore {
  private final Folder<BucketSettings> documents;

  public BucketSettingsStore(Folder<BucketSettings> documents) {
    this.documents = documents;
  }

  /** What holds for the bucket; {@link BucketSettings#OF_ROOT} where nothing is kept. */
  public Future<BucketSettings> read(BucketName bucket) {
    Future<Optional<BucketSettings>> found = documents.read(bucket.value());
    return found.succeeded()
        ? Future.succeededFuture(orRoots(found.result()))
        : found.map(BucketSettingsStore::orRoots);
  }

  /**
   * Changes what is stored now, and tells the new settings; a change that throws changes nothing.
   */
  public Future<BucketSettings> update(BucketName bucket, UnaryOperator<BucketSettings> change) {
    return documents.update(bucket.value(), found -> change.apply(orRoots(found)));
  }

  /** For a bucket that was made just now; whatever an earlier one of the name left is gone. */
  public Future<Void> begin(BucketName bucket, BucketSettings first) {
    return documents.put(bucket.value(), first);
  }

  /**
   * Takes away what a bucket left that is there no more, lest its grants hold for a new one before
   * that has settings of its own.
   *
   * @param exists looks for the bucket; asked after the settings were read, so that settings which
   *     come with a new bucket are never taken for left ones
   */
  public Future<Void> forgetLeft(BucketName bucket, Supplier<Future<Boolean>> exists) {
    return documents.deleteIf(bucket.value(), left -> exists.get().map(there -> !there)).mapEmpty();
  }

  private static BucketSettings orRoots(Optional<BucketSettings> found) {
    return found.orElse(BucketSettings.OF_ROOT);
  }
}
