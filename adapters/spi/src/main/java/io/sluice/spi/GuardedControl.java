package io.sluice.spi;

import io.vertx.core.Future;
import java.util.Optional;

/** Refuses conditions on control documents where the store does not declare to keep them. */
final class GuardedControl implements ControlStore {

  private final CapabilityGuard guard;
  private final ControlStore next;

  GuardedControl(CapabilityGuard guard, ControlStore next) {
    this.guard = guard;
    this.next = next;
  }

  @Override
  public Future<Optional<ControlDocument>> read(ControlName name) {
    return next.read(name);
  }

  @Override
  public Future<ControlDocument> write(WriteDocument request) {
    return admit(request.condition() instanceof ControlCondition.Always)
        .compose(admitted -> next.write(request));
  }

  @Override
  public Future<Boolean> delete(DeleteDocument request) {
    return admit(request.ifVersion().isEmpty()).compose(admitted -> next.delete(request));
  }

  @Override
  public Future<ControlPage> list(ListDocuments request) {
    return next.list(request);
  }

  private Future<Void> admit(boolean unconditional) {
    return unconditional ? Future.succeededFuture() : guard.admit(Capability.CONTROL_CONDITIONS);
  }
}
