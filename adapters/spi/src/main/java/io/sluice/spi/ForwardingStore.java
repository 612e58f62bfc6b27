package io.sluice.spi;

import io.vertx.core.Future;
import java.util.Optional;

/** Passes every call on; a decorator overrides those that it is about. */
public abstract class ForwardingStore implements ObjectStore {

  private final ObjectStore next;

  protected ForwardingStore(ObjectStore next) {
    this.next = next;
  }

  /** Where calls are passed on to. */
  protected final ObjectStore next() {
    return next;
  }

  @Override
  public StoreProfile profile() {
    return next.profile();
  }

  @Override
  public Future<BucketPage> listBuckets(ListBuckets request) {
    return next.listBuckets(request);
  }

  @Override
  public Future<BucketInfo> createBucket(CreateBucket request) {
    return next.createBucket(request);
  }

  @Override
  public Future<BucketInfo> statBucket(StatBucket request) {
    return next.statBucket(request);
  }

  @Override
  public Future<Void> deleteBucket(DeleteBucket request) {
    return next.deleteBucket(request);
  }

  @Override
  public Future<ObjectInfo> stat(StatObject request) {
    return next.stat(request);
  }

  @Override
  public Future<ObjectContent> open(OpenObject request) {
    return next.open(request);
  }

  @Override
  public Future<ObjectPartPage> listParts(ListObjectParts request) {
    return next.listParts(request);
  }

  @Override
  public Future<Staged<Commit, ObjectInfo>> stage(StageObject request) {
    return next.stage(request);
  }

  @Override
  public Future<ObjectInfo> copy(CopyObject request) {
    return next.copy(request);
  }

  @Override
  public Future<ObjectInfo> move(MoveObject request) {
    return next.move(request);
  }

  @Override
  public Future<ObjectInfo> updateMetadata(UpdateMetadata request) {
    return next.updateMetadata(request);
  }

  @Override
  public Future<DeleteResult> delete(DeleteObject request) {
    return next.delete(request);
  }

  @Override
  public Future<ListPage> list(ListObjects request) {
    return next.list(request);
  }

  @Override
  public Optional<MultipartUploads> multipart() {
    return next.multipart();
  }

  @Override
  public ControlStore control() {
    return next.control();
  }

  @Override
  public Future<Void> close() {
    return next.close();
  }
}
