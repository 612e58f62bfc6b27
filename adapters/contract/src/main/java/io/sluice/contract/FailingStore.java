package io.sluice.contract;

import io.sluice.contract.FailurePlan.Call;
import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketPage;
import io.sluice.spi.Commit;
import io.sluice.spi.ControlStore;
import io.sluice.spi.CopyObject;
import io.sluice.spi.CreateBucket;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.DeleteResult;
import io.sluice.spi.ForwardingStore;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.MoveObject;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectPartPage;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.StageObject;
import io.sluice.spi.Staged;
import io.sluice.spi.StatBucket;
import io.sluice.spi.StatObject;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * A store that works until its plan says otherwise: a call fails before or after its work, a staged
 * write or a body breaks at a byte, a commit is refused or its answer lost.
 *
 * <p>Content has no file door here, so that every byte passes where it can fail.
 */
public final class FailingStore extends ForwardingStore {

  private final FailurePlan plan;

  public FailingStore(ObjectStore next, FailurePlan plan) {
    super(next);
    this.plan = plan;
  }

  @Override
  public Future<BucketPage> listBuckets(ListBuckets request) {
    return plan.run(Call.LIST_BUCKETS, () -> super.listBuckets(request));
  }

  @Override
  public Future<BucketInfo> createBucket(CreateBucket request) {
    return plan.run(Call.CREATE_BUCKET, () -> super.createBucket(request));
  }

  @Override
  public Future<BucketInfo> statBucket(StatBucket request) {
    return plan.run(Call.STAT_BUCKET, () -> super.statBucket(request));
  }

  @Override
  public Future<Void> deleteBucket(DeleteBucket request) {
    return plan.run(Call.DELETE_BUCKET, () -> super.deleteBucket(request));
  }

  @Override
  public Future<ObjectInfo> stat(StatObject request) {
    return plan.run(Call.STAT, () -> super.stat(request));
  }

  @Override
  public Future<ObjectContent> open(OpenObject request) {
    return plan.run(
        Call.OPEN, () -> super.open(request).map(content -> new FailingContent(content, plan)));
  }

  @Override
  public Future<ObjectPartPage> listParts(ListObjectParts request) {
    return plan.run(Call.LIST_OBJECT_PARTS, () -> super.listParts(request));
  }

  @Override
  public Future<Staged<Commit, ObjectInfo>> stage(StageObject request) {
    return plan.run(
        Call.STAGE,
        () -> super.stage(request).map(staged -> new FailingStaged<>(staged, Call.COMMIT, plan)));
  }

  @Override
  public Future<ObjectInfo> copy(CopyObject request) {
    return plan.run(Call.COPY, () -> super.copy(request));
  }

  @Override
  public Future<ObjectInfo> move(MoveObject request) {
    return plan.run(Call.MOVE, () -> super.move(request));
  }

  @Override
  public Future<ObjectInfo> updateMetadata(UpdateMetadata request) {
    return plan.run(Call.UPDATE_METADATA, () -> super.updateMetadata(request));
  }

  @Override
  public Future<DeleteResult> delete(DeleteObject request) {
    return plan.run(Call.DELETE, () -> super.delete(request));
  }

  @Override
  public Future<ListPage> list(ListObjects request) {
    return plan.run(Call.LIST, () -> super.list(request));
  }

  @Override
  public Optional<MultipartUploads> multipart() {
    return super.multipart().map(uploads -> new FailingUploads(uploads, plan));
  }

  @Override
  public ControlStore control() {
    return new FailingControl(super.control(), plan);
  }
}
