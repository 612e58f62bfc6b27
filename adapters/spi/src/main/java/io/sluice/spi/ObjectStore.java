package io.sluice.spi;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * A place for objects. Every call is asynchronous and fails only with a {@link StorageFailure};
 * futures complete on the caller's Vert.x context. A call on a bucket that does not exist fails
 * with {@link StorageFailure.NoSuchBucket}, before anything else is looked at. Calls may run at the
 * same time without limit; how many do is a decorator's affair.
 *
 * <p>System buckets ({@link BucketName#system}) are always there, and never in a listing of
 * buckets.
 */
public interface ObjectStore {

  /** What this store can do. Constant. */
  StoreProfile profile();

  /** A page of buckets in byte order, without system buckets. */
  Future<BucketPage> listBuckets(ListBuckets request);

  /**
   * {@link StorageFailure.BucketExists} where it is there already, also where two race: one wins. A
   * system bucket always is.
   */
  Future<BucketInfo> createBucket(CreateBucket request);

  /** {@link StorageFailure.NoSuchBucket} where there is none. */
  Future<BucketInfo> statBucket(StatBucket request);

  /**
   * {@link StorageFailure.BucketNotEmpty} where one object is in it. Uploads that were begun and
   * neither completed nor aborted go with it. An object written at the same time is either kept
   * with its bucket or refused with it. {@link StorageFailure.Forbidden} for a system bucket.
   */
  Future<Void> deleteBucket(DeleteBucket request);

  /**
   * {@link StorageFailure.NoSuchObject} where there is none; conditions are judged as for {@link
   * #open}.
   */
  Future<ObjectInfo> stat(StatObject request);

  /**
   * The bytes of an object. {@link StorageFailure.NoSuchObject} where there is none, then {@link
   * StorageFailure.ConditionFailed} or {@link StorageFailure.NotModified}, then {@link
   * StorageFailure.RangeUnsatisfiable}.
   */
  Future<ObjectContent> open(OpenObject request);

  /**
   * The parts that {@link MultipartUploads#complete} put together, which a copy within the store
   * keeps; conditions are judged as for {@link #open}. {@link StorageFailure.NoSuchObject} where
   * there is no such object.
   */
  Future<ObjectPartPage> listParts(ListObjectParts request);

  /**
   * A place for the bytes of a new object. The object that has the key now stays readable, whole
   * and unchanged until the commit; a write that is never committed leaves nothing that any call
   * shows. Of several commits on one key one wins, whole: the later one, where they do not overlap.
   */
  Future<Staged<Commit, ObjectInfo>> stage(StageObject request);

  /**
   * Copies within the store; the target becomes visible in one step, with the source's bytes, ETag
   * and checksums. {@link StorageFailure.NoSuchObject} where the source is missing; source and
   * target may be the same, which changes only metadata and Last-Modified.
   */
  Future<ObjectInfo> copy(CopyObject request);

  /**
   * Gives an object another key, with everything it has; only a foreign one that had to be copied
   * may get another ETag. {@link StorageFailure.NoSuchObject} where the source is missing, {@link
   * StorageFailure.ConditionFailed} where it is not the expected one. Onto itself it does nothing.
   * Without {@link Capability#ATOMIC_MOVE}, or where the store can only copy, a crash may leave
   * both; no crash leaves none.
   */
  Future<ObjectInfo> move(MoveObject request);

  /**
   * Changes metadata; bytes, ETag and Last-Modified stay. {@link StorageFailure.NoSuchObject} where
   * there is none, {@link StorageFailure.ConditionFailed} where it is not the expected one. Of two
   * changes to different annotations at the same time, both hold. {@link
   * StorageFailure.LimitExceeded} beyond {@link StoreLimits#metadataBytesMax}.
   */
  Future<ObjectInfo> updateMetadata(UpdateMetadata request);

  /**
   * Deletes. A missing object is not a failure, unless {@link DeleteObject#condition} asks for one.
   */
  Future<DeleteResult> delete(DeleteObject request);

  /**
   * A page of a listing. Keys that exist during the whole of a paged listing are in it exactly
   * once, whatever is written or deleted meanwhile. A limit of 0 gives an empty page that says
   * there is no more.
   */
  Future<ListPage> list(ListObjects request);

  /** Uploads in parts, where the store has {@link Capability#MULTIPART}. */
  default Optional<MultipartUploads> multipart() {
    return Optional.empty();
  }

  /** The documents that the gateway keeps here for itself. */
  ControlStore control();

  /** Ends: waits for calls under way and gives back what the store holds. May be repeated. */
  Future<Void> close();
}
