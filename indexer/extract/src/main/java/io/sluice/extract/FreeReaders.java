package io.sluice.extract;

import io.sluice.indexer.IndexUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The readers that have nothing to do, or those who wait for one, first come first served. */
final class FreeReaders {
  private final Deque<Reader> free;
  private final Deque<Promise<Reader>> waiting = new ArrayDeque<>();
  private boolean closed;

  FreeReaders(Collection<Reader> readers) {
    this.free = new ArrayDeque<>(readers);
  }

  synchronized Future<Reader> take() {
    if (closed) {
      return Future.failedFuture(ending());
    }
    Reader reader = free.pollLast();
    if (reader != null) {
      return Future.succeededFuture(reader);
    }
    Promise<Reader> promise = Promise.promise();
    waiting.add(promise);
    return promise.future();
  }

  void give(Reader reader) {
    Promise<Reader> next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        free.addLast(reader);
      }
    }
    if (next != null) {
      next.complete(reader);
    }
  }

  /** Those who wait wait no longer. */
  void close() {
    List<Promise<Reader>> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(waiting);
      waiting.clear();
    }
    left.forEach(promise -> promise.fail(ending()));
  }

  private static IndexUnavailable ending() {
    return new IndexUnavailable("text extraction ends", null);
  }
}
