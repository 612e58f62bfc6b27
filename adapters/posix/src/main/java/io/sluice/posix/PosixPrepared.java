package io.sluice.posix;

import io.sluice.spi.CompleteUpload;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.Replacement;
import io.sluice.spi.StorageFailure.NoSuchUpload;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** An upload whose whole is in one open file, and waits for its commit. */
final class PosixPrepared implements PreparedUpload {

  private final CompleteUpload request;
  private final WholeUpload whole;
  private final PosixUploads uploads;
  private final Reader reader;
  private final Workers workers;
  private final AtomicBoolean ending = new AtomicBoolean();

  /** Taken on workers only: so that the file is not closed while it is opened again. */
  private final Lock opening = new ReentrantLock();

  private boolean closed;

  PosixPrepared(
      CompleteUpload request,
      WholeUpload whole,
      PosixUploads uploads,
      Reader reader,
      Workers workers) {
    this.request = request;
    this.whole = whole;
    this.uploads = uploads;
    this.reader = reader;
    this.workers = workers;
  }

  @Override
  public ObjectInfo info() {
    return whole.info();
  }

  @Override
  public boolean isCompleted() {
    return whole instanceof WholeUpload.Published;
  }

  @Override
  public Future<ObjectContent> open() {
    return workers
        .look()
        .executeBlocking(this::openNow, false)
        .recover(failure -> PosixStore.failed(failure, info().ref()));
  }

  private ObjectContent openNow() throws IOException {
    opening.lock();
    try {
      if (closed) {
        throw over();
      }
      return reader.open(whole.fd(), info());
    } finally {
      opening.unlock();
    }
  }

  private NoSuchUpload over() {
    return new NoSuchUpload(request.upload().uploadId());
  }

  @Override
  public Future<ObjectInfo> commit(
      Map<String, String> annotations, Optional<ObjectRef> keepReplaced) {
    CompleteUpload decided = request.with(annotations, keepReplaced);
    return commit(decided, decided.replacement());
  }

  @Override
  public Future<ObjectInfo> commitElsewhere(Map<String, String> annotations, ObjectRef place) {
    return commit(request.with(annotations, Optional.empty()), Replacement.at(place));
  }

  private Future<ObjectInfo> commit(CompleteUpload decided, Replacement where) {
    if (!ending.compareAndSet(false, true)) {
      return Future.failedFuture(over());
    }
    return switch (whole) {
      case WholeUpload.Published done -> giveBack().map(done.info());
      case WholeUpload.Assembled assembled ->
          uploads.commit(assembled, decided, where).eventually(this::giveBack);
    };
  }

  @Override
  public Future<Void> discard() {
    return ending.compareAndSet(false, true) ? giveBack() : Future.succeededFuture();
  }

  private Future<Void> giveBack() {
    return workers.data().executeBlocking(this::closeNow, false).otherwiseEmpty();
  }

  private Void closeNow() {
    opening.lock();
    try {
      closed = true;
      whole.close();
      return null;
    } finally {
      opening.unlock();
    }
  }
}
