package io.sluice.contract;

import io.sluice.contract.FailurePlan.Call;
import io.sluice.spi.AbortUpload;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CreateUpload;
import io.sluice.spi.ListParts;
import io.sluice.spi.ListUploads;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.PartCommit;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PartPage;
import io.sluice.spi.StagePart;
import io.sluice.spi.StagedPart;
import io.sluice.spi.UploadInfo;
import io.sluice.spi.UploadPage;
import io.vertx.core.Future;

/** Uploads in parts that fail as planned. */
final class FailingUploads implements MultipartUploads {

  private final MultipartUploads next;
  private final FailurePlan plan;

  FailingUploads(MultipartUploads next, FailurePlan plan) {
    this.next = next;
    this.plan = plan;
  }

  @Override
  public Future<UploadInfo> create(CreateUpload request) {
    return plan.run(Call.CREATE_UPLOAD, () -> next.create(request));
  }

  @Override
  public Future<StagedPart> stagePart(StagePart request) {
    return plan.run(
        Call.STAGE_PART, () -> next.stagePart(request).map(part -> new FailingPart(part, plan)));
  }

  @Override
  public Future<ObjectInfo> complete(CompleteUpload request) {
    return plan.run(Call.COMPLETE, () -> next.complete(request));
  }

  @Override
  public Future<Void> abort(AbortUpload request) {
    return plan.run(Call.ABORT, () -> next.abort(request));
  }

  @Override
  public Future<PartPage> listParts(ListParts request) {
    return plan.run(Call.LIST_PARTS, () -> next.listParts(request));
  }

  @Override
  public Future<UploadPage> list(ListUploads request) {
    return plan.run(Call.LIST_UPLOADS, () -> next.list(request));
  }

  private static final class FailingPart extends FailingStaged<PartCommit, PartInfo>
      implements StagedPart {

    private final UploadInfo upload;

    FailingPart(StagedPart next, FailurePlan plan) {
      super(next, Call.COMMIT_PART, plan);
      this.upload = next.upload();
    }

    @Override
    public UploadInfo upload() {
      return upload;
    }
  }
}
