package io.sluice.gateway.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was read of a folder, each for a short time. Many who ask at once share one reading; what is
 * missing is never kept, so that what comes into being is seen at once by those who wait for it.
 *
 * <p>A reading has its place before it begins and is believed only as long as it still has it:
 * {@link #forget} takes the place away, so no reading that began before a change outlives it.
 */
final class DocumentCache<T> {
  /** About what an entry takes beside its document. */
  private static final int ENTRY_BYTES = 256;

  /** A value and how many bytes its document has. */
  record Weighed<T>(T value, int bytes) {}

  /** Identity matters: equal entries of two readings are two entries. */
  private static final class Entry<T> {
    private final long began;
    private final Future<Optional<T>> future;
    private final int weight;

    Entry(long began, Future<Optional<T>> future, int weight) {
      this.began = began;
      this.future = future;
      this.weight = weight;
    }
  }

  private final Vertx vertx;
  private final long freshNanos;
  private final Cache<String, Entry<T>> entries;

  DocumentCache(Vertx vertx, CacheLimits limits) {
    this.vertx = vertx;
    this.freshNanos = limits.freshness().toNanos();
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(limits.bytes())
            .weigher((String name, Entry<T> entry) -> entry.weight + 2 * name.length())
            .executor(Runnable::run) // on the caller's thread: what is evicted needs no other
            .build();
  }

  /**
   * What is kept or being read; null where neither is. What is kept comes as a completed future.
   */
  Future<Optional<T>> get(String name) {
    Entry<T> entry = entries.getIfPresent(name);
    if (entry == null || System.nanoTime() - entry.began >= freshNanos) {
      return null;
    }
    return entry.future.isComplete() ? entry.future : onOwnContext(entry.future);
  }

  /** Reads, and keeps what is found. */
  Future<Optional<T>> load(String name, Supplier<Future<Optional<Weighed<T>>>> reading) {
    Promise<Optional<T>> promise = Promise.promise();
    Entry<T> begun = new Entry<>(System.nanoTime(), promise.future(), ENTRY_BYTES);
    entries.put(name, begun);
    Future<Optional<T>> mine = onOwnContext(promise.future());
    reading
        .get()
        .onComplete(
            found -> {
              settle(name, begun, found);
              promise.complete(found.map(Weighed::value));
            },
            failure -> {
              entries.asMap().remove(name, begun);
              promise.fail(failure);
            });
    return mine;
  }

  private void settle(String name, Entry<T> begun, Optional<Weighed<T>> found) {
    if (found.isEmpty()) {
      entries.asMap().remove(name, begun);
      return;
    }
    Future<Optional<T>> kept = Future.succeededFuture(Optional.of(found.get().value()));
    Entry<T> held = new Entry<>(begun.began, kept, ENTRY_BYTES + found.get().bytes());
    entries.asMap().replace(name, begun, held);
  }

  void forget(String name) {
    entries.invalidate(name);
  }

  /** Whoever waits is told on its own event loop, whichever did the reading. */
  private Future<Optional<T>> onOwnContext(Future<Optional<T>> shared) {
    Context context = vertx.getOrCreateContext();
    Promise<Optional<T>> own = Promise.promise();
    shared.onComplete(read ->
        context.runOnContext(ignored -> {
          if (read.succeeded()) {
            own.complete(read.result());
          } else {
            own.fail(read.cause());
          }
        }));
    return own.future();
  }
}
