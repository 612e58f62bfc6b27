package io.sluice.spi;

import io.vertx.core.Future;
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
    return admitted(uploads ->
        guard
            .admit(
                request.condition(), Capability.COMPLETE_CONDITIONS, Capability.COMPLETE_CONDITIONS)
            .compose(ignored -> uploads.complete(request)));
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
}
