package io.sluice.spi;

import io.sluice.spi.StorageFailure.Unsupported;
import io.sluice.spi.WriteCondition.Always;
import io.sluice.spi.WriteCondition.IfAbsent;
import io.sluice.spi.WriteCondition.IfMatches;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Refuses with {@link Unsupported} what the profile of a store does not declare, so that no adapter
 * has to, and none answers a condition by looking first and writing then.
 *
 * <p>{@link #multipart} is always present here; where the store has none, each of its calls is
 * refused.
 */
public final class CapabilityGuard extends ForwardingStore {

  public CapabilityGuard(ObjectStore next) {
    super(next);
  }

  @Override
  public Future<Staged<Commit, ObjectInfo>> stage(StageObject request) {
    return super.stage(request).map(GuardedWrite::new);
  }

  @Override
  public Future<ObjectInfo> copy(CopyObject request) {
    return admit(request.condition()).compose(ignored -> super.copy(request));
  }

  @Override
  public Future<ObjectInfo> move(MoveObject request) {
    return admit(request.condition()).compose(ignored -> super.move(request));
  }

  @Override
  public Future<DeleteResult> delete(DeleteObject request) {
    WriteCondition condition =
        request.ifMatch().<WriteCondition>map(IfMatches::new).orElse(WriteCondition.always());
    return admit(condition).compose(ignored -> super.delete(request));
  }

  @Override
  public Optional<MultipartUploads> multipart() {
    return Optional.of(new GuardedUploads(this, super.multipart()));
  }

  /** Succeeds where a store with this profile can judge the condition. */
  Future<Void> admit(WriteCondition condition) {
    return switch (condition) {
      case Always() -> Future.succeededFuture();
      case IfAbsent() -> admit(Capability.WRITE_IF_ABSENT);
      case IfMatches(var etag) -> admit(Capability.WRITE_IF_MATCHES);
    };
  }

  /** Succeeds where the store declares the capability. */
  Future<Void> admit(Capability capability) {
    return profile().can(capability)
        ? Future.succeededFuture()
        : Future.failedFuture(new Unsupported(capability));
  }

  private final class GuardedWrite extends ForwardingStaged<Commit, ObjectInfo> {

    GuardedWrite(Staged<Commit, ObjectInfo> next) {
      super(next);
    }

    @Override
    public Future<ObjectInfo> commit(Commit commit) {
      return admit(commit.condition())
          .recover(refused -> discard().compose(ignored -> Future.failedFuture(refused)))
          .compose(ignored -> super.commit(commit));
    }
  }
}
