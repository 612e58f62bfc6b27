package io.sluice.contract;

import io.sluice.contract.FailurePlan.Call;
import io.sluice.spi.AbortUpload;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CreateUpload;
import io.sluice.spi.ForwardingPrepared;
import io.sluice.spi.ListParts;
import io.sluice.spi.ListUploads;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.PartCommit;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PartPage;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.StagePart;
import io.sluice.spi.StagedPart;
import io.sluice.spi.UploadInfo;
import io.sluice.spi.UploadPage;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

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
  public Future<PreparedUpload> prepare(CompleteUpload request) {
    return plan.run(
        Call.PREPARE,
        () -> next.prepare(request).map(prepared -> new FailingPrepared(prepared, plan)));
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

  private static final class FailingPrepared extends ForwardingPrepared {

    private final FailurePlan plan;

    FailingPrepared(PreparedUpload next, FailurePlan plan) {
      super(next);
      this.plan = plan;
    }

    @Override
    public Future<ObjectContent> open() {
      return plan.run(
          Call.OPEN_PREPARED, () -> super.open().map(content -> new FailingContent(content, plan)));
    }

    @Override
    public Future<ObjectInfo> commit(
        Map<String, String> annotations, Optional<ObjectRef> keepReplaced) {
      return plan.run(Call.COMMIT_PREPARED, () -> super.commit(annotations, keepReplaced))
          .recover(this::giveBack);
    }

    @Override
    public Future<ObjectInfo> commitElsewhere(Map<String, String> annotations, ObjectRef place) {
      return plan.run(Call.COMMIT_PREPARED, () -> super.commitElsewhere(annotations, place))
          .recover(this::giveBack);
    }

    private Future<ObjectInfo> giveBack(Throwable failure) {
      return discard().compose(ignored -> Future.failedFuture(failure));
    }
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
