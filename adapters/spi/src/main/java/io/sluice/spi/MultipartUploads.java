package io.sluice.spi;

import io.vertx.core.Future;

/**
 * Uploads whose parts come one by one, in any order, several at a time, over days. Nothing is
 * visible before {@link #complete}. Every call but {@link #create} and {@link #list} fails with
 * {@link StorageFailure.NoSuchUpload} where the upload is unknown, was aborted, or belongs to
 * another object.
 */
public interface MultipartUploads {

  /** Begins an upload; durable, so that it can be continued after a restart. */
  Future<UploadInfo> create(CreateUpload request);

  /**
   * A place for one part. A part that is committed again replaces the one before; until then the
   * one before stays. Part numbers run from 1 to {@link StoreLimits#partsMax}.
   */
  Future<StagedPart> stagePart(StagePart request);

  /**
   * Publishes the named parts, in the order of the request, as one object; parts not named are
   * dropped. {@link StorageFailure.InvalidPart} where one is missing or has another ETag, {@link
   * StorageFailure.PartTooSmall} where one before the last is below {@link
   * StoreLimits#partBytesMin}, {@link StorageFailure.Incomplete} or {@link
   * StorageFailure.ChecksumMismatch} where the whole is not what the uploader says; then the upload
   * stays as it was. Where the upload was completed already and its object is still there, the
   * answer is the same again.
   */
  Future<ObjectInfo> complete(CompleteUpload request);

  /**
   * Checks everything that {@link #complete} checks, and fails as that does; then lets the whole be
   * read before it is visible. Needs {@link Capability#PREPARE_UPLOAD}.
   */
  default Future<PreparedUpload> prepare(CompleteUpload request) {
    return Future.failedFuture(new StorageFailure.Unsupported(Capability.PREPARE_UPLOAD));
  }

  /** Drops the upload and its parts. Parts still on their way fail at their commit. */
  Future<Void> abort(AbortUpload request);

  /** A page of the parts committed so far, by number. */
  Future<PartPage> listParts(ListParts request);

  /** A page of the uploads under way, by key in byte order, then by time of beginning. */
  Future<UploadPage> list(ListUploads request);
}
