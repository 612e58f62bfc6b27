package io.sluice.memory;

import io.sluice.spi.ByteRange;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.Replacement;
import io.sluice.spi.StorageFailure.NoSuchUpload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;

/** An upload that was put together, and waits for its commit. */
final class MemoryPrepared implements PreparedUpload {

  private final Vertx vertx;
  private final Turn turn;
  private final StoredObject whole;
  private final boolean completed;
  private final Publication publish;
  private final CompleteUpload request;
  private boolean over;

  /** Makes the whole visible, or throws and leaves all as it was. */
  interface Publication {
    ObjectInfo publish(CompleteUpload request, StoredObject whole, Replacement where);
  }

  MemoryPrepared(
      Vertx vertx,
      Turn turn,
      StoredObject whole,
      boolean completed,
      Publication publish,
      CompleteUpload request) {
    this.vertx = vertx;
    this.turn = turn;
    this.whole = whole;
    this.completed = completed;
    this.publish = publish;
    this.request = request;
  }

  @Override
  public ObjectInfo info() {
    return whole.info();
  }

  @Override
  public boolean isCompleted() {
    return completed;
  }

  @Override
  public Future<ObjectContent> open() {
    return turn.take(this::content);
  }

  private ObjectContent content() {
    requireReady();
    ByteRange.Resolved all = ByteRange.whole().resolve(whole.info().size());
    return MemoryContent.of(whole, all, vertx, turn);
  }

  @Override
  public Future<ObjectInfo> commit(
      Map<String, String> annotations, Optional<ObjectRef> keepReplaced) {
    CompleteUpload decided = request.with(annotations, keepReplaced);
    return turn.take(() -> committed(decided, decided.replacement()));
  }

  @Override
  public Future<ObjectInfo> commitElsewhere(Map<String, String> annotations, ObjectRef place) {
    CompleteUpload decided = request.with(annotations, Optional.empty());
    return turn.take(() -> committed(decided, Replacement.at(place)));
  }

  private ObjectInfo committed(CompleteUpload decided, Replacement where) {
    requireReady();
    over = true;
    return completed ? whole.info() : publish.publish(decided, whole, where);
  }

  @Override
  public Future<Void> discard() {
    return turn.take(() -> {
      over = true;
    });
  }

  private void requireReady() {
    if (over) {
      throw new NoSuchUpload(request.upload().uploadId());
    }
  }
}
