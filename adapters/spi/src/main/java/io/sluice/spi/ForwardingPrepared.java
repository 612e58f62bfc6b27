package io.sluice.spi;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** Passes everything on; a decorator overrides what it is about. */
public abstract class ForwardingPrepared implements PreparedUpload {

  private final PreparedUpload next;

  protected ForwardingPrepared(PreparedUpload next) {
    this.next = next;
  }

  @Override
  public ObjectInfo info() {
    return next.info();
  }

  @Override
  public boolean isCompleted() {
    return next.isCompleted();
  }

  @Override
  public Future<ObjectContent> open() {
    return next.open();
  }

  @Override
  public Future<ObjectInfo> commit(
      Map<String, String> annotations, Optional<ObjectRef> keepReplaced) {
    return next.commit(annotations, keepReplaced);
  }

  @Override
  public Future<ObjectInfo> commitElsewhere(Map<String, String> annotations, ObjectRef place) {
    return next.commitElsewhere(annotations, place);
  }

  @Override
  public Future<Void> discard() {
    return next.discard();
  }
}
