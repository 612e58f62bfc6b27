package io.sluice.spi;

import io.sluice.spi.StorageFailure.Unsupported;
import io.sluice.spi.WriteCondition.Always;
import io.sluice.spi.WriteCondition.IfAbsent;
import io.sluice.spi.WriteCondition.IfMatches;
import io.sluice.spi.WriteCondition.IfPresent;
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
    return admit(request.condition(), Capability.WRITE_IF_ABSENT, Capability.WRITE_IF_MATCHES)
        .compose(ignored -> admitKeeping(request.keepReplaced()))
        .compose(ignored -> super.stage(request))
        .map(GuardedStaged::new);
  }

  @Override
  public Future<ObjectInfo> copy(CopyObject request) {
    return admit(request.condition(), Capability.COPY_CONDITIONS, Capability.COPY_CONDITIONS)
        .compose(ignored -> admitKeeping(request.keepReplaced()))
        .compose(ignored -> super.copy(request));
  }

  @Override
  public Future<ObjectInfo> move(MoveObject request) {
    return admit(request.condition(), Capability.COPY_CONDITIONS, Capability.COPY_CONDITIONS)
        .compose(ignored -> admitKeeping(request.keepReplaced()))
        .compose(ignored -> admit(request.expected(), Capability.MOVE_IF_MATCHES))
        .compose(ignored -> admit(request.lastModified(), Capability.MOVE_IF_MATCHES))
        .compose(ignored -> super.move(request));
  }

  @Override
  public Future<DeleteResult> delete(DeleteObject request) {
    return admit(request.condition(), Capability.DELETE_IF_MATCHES, Capability.DELETE_IF_MATCHES)
        .compose(ignored -> super.delete(request));
  }

  @Override
  public Optional<MultipartUploads> multipart() {
    return Optional.of(new GuardedUploads(this, super.multipart()));
  }

  @Override
  public ControlStore control() {
    return new GuardedControl(this, super.control());
  }

  /** Succeeds where a store with this profile can judge the condition. */
  Future<Void> admit(WriteCondition condition, Capability ifAbsent, Capability ifMatches) {
    return switch (condition) {
      case Always() -> Future.succeededFuture();
      case IfAbsent() -> admit(ifAbsent);
      case IfMatches(var etag) -> admit(ifMatches);
      case IfPresent() -> admit(ifMatches);
    };
  }

  /** Succeeds where what is replaced is not to be kept, or can be. */
  Future<Void> admitKeeping(Optional<ObjectRef> keepReplaced) {
    return admit(keepReplaced, Capability.KEEP_REPLACED);
  }

  private Future<Void> admit(Optional<?> asked, Capability capability) {
    return asked.isPresent() ? admit(capability) : Future.succeededFuture();
  }

  /** Succeeds where the store declares the capability. */
  Future<Void> admit(Capability capability) {
    return profile().can(capability)
        ? Future.succeededFuture()
        : Future.failedFuture(new Unsupported(capability));
  }

  private final class GuardedStaged extends ForwardingStaged<Commit, ObjectInfo> {

    GuardedStaged(Staged<Commit, ObjectInfo> next) {
      super(next);
    }

    @Override
    public Future<ObjectInfo> commit(Commit commit) {
      return admit(commit.elsewhere(), Capability.COMMIT_ELSEWHERE)
          .recover(refusal -> discard().compose(done -> Future.failedFuture(refusal)))
          .compose(ignored -> super.commit(commit));
    }
  }
}
