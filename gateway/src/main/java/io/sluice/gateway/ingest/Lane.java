package io.sluice.gateway.ingest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Computes some hashes over one body: one batch after the other, in a pool that other bodies use
 * too. Gives its thread back after each batch, so that nobody waits for the end of a large body.
 */
final class Lane {
  private final List<Hash> hashes;
  private final Threads threads;
  private final Queue<Step> steps = new ArrayDeque<>();

  Lane(List<Hash> hashes, Threads threads) {
    this.hashes = hashes;
    this.threads = threads;
  }

  /** Succeeds when the batch may be forgotten; fails where a hash has found it wrong. */
  Future<Void> update(Buffer batch) {
    Step step = new Step(batch, Promise.promise());
    boolean idle;
    synchronized (steps) {
      idle = steps.isEmpty();
      steps.add(step);
    }
    if (idle) {
      threads.pool().execute(this::next);
    }
    return step.done.future();
  }

  private void next() {
    Step step;
    synchronized (steps) {
      step = steps.element();
    }
    Future<Void> result = hash(step.batch);
    boolean more;
    synchronized (steps) {
      steps.remove();
      more = !steps.isEmpty();
    }
    if (more) {
      threads.pool().execute(this::next);
    }
    threads.home().execute(() -> result.onComplete(step.done));
  }

  /** Whatever goes wrong, a native library that is not there included, must end the body. */
  private Future<Void> hash(Buffer batch) {
    try {
      for (Hash hash : hashes) {
        hash.update(view(batch));
      }
      return Future.succeededFuture();
    } catch (Throwable failure) {
      return Future.failedFuture(failure);
    }
  }

  /** Without a copy, which the public interface of a buffer has no way to say. */
  private static ByteBuffer view(Buffer batch) {
    return ((BufferInternal) batch).getByteBuf().nioBuffer();
  }

  private record Step(Buffer batch, Promise<Void> done) {}
}
