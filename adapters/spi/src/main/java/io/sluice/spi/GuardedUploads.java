package io.sluice.spi;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The uploads behind a {@link CapabilityGuard}, which may be none. */
final class GuardedUploads implements MultipartUploads {

  private final CapabilityGuard guard;
  private final Optional<MultipartUploads> next;

  GuardedUploads(CapabilityGuard guard, Optional<MultipartUploads> next) {
    this.guard = guard;
    this.next = next;
  }

  @Override
  public Future<UploadInfo> create(CreateUpload request) {
    return admitted(uploads -> uploads.create(request));
  }

  @Override
  public Future<StagedPart> stagePart(StagePart request) {
    return admitted(uploads -> uploads.stagePart(request));
  }

  @Override
  public Future<ObjectInfo> complete(CompleteUpload request) {
    return admitted(uploads -> admit(request).compose(ignored -> uploads.complete(request)));
  }

  @Override
  public Future<PreparedUpload> prepare(CompleteUpload request) {
    return admitted(uploads ->
        admit(request)
            .compose(ignored -> guard.admit(Capability.PREPARE_UPLOAD))
            .compose(ignored -> uploads.prepare(request))
            .map(Prepared::new));
  }

  private Future<Void> admit(CompleteUpload request) {
    return guard
        .admit(request.condition(), Capability.COMPLETE_CONDITIONS, Capability.COMPLETE_CONDITIONS)
        .compose(ignored -> guard.admitKeeping(request.keepReplaced()));
  }

  @Override
  public Future<Void> abort(AbortUpload request) {
    return admitted(uploads -> uploads.abort(request));
  }

  @Override
  public Future<PartPage> listParts(ListParts request) {
    return admitted(uploads -> uploads.listParts(request));
  }

  @Override
  public Future<UploadPage> list(ListUploads request) {
    return admitted(uploads -> uploads.list(request));
  }

  private <T> Future<T> admitted(Function<MultipartUploads, Future<T>> call) {
    return guard.admit(Capability.MULTIPART).compose(ignored -> call.apply(next.orElseThrow()));
  }

  private final class Prepared extends ForwardingPrepared {

    Prepared(PreparedUpload next) {
      super(next);
    }

    @Override
    public Future<ObjectInfo> commit(
        Map<String, String> annotations, Optional<ObjectRef> keepReplaced) {
      return guard
          .admitKeeping(keepReplaced)
          .recover(this::givenBack)
          .compose(ignored -> super.commit(annotations, keepReplaced));
    }

    @Override
    public Future<ObjectInfo> commitElsewhere(Map<String, String> annotations, ObjectRef place) {
      return guard
          .admit(Capability.COMMIT_ELSEWHERE)
          .recover(this::givenBack)
          .compose(ignored -> super.commitElsewhere(annotations, place));
    }

    private Future<Void> givenBack(Throwable refusal) {
      return discard().compose(done -> Future.failedFuture(refusal));
    }
  }
}
