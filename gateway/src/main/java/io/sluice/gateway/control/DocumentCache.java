package io.sluice.gateway.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
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

  /** Documents that are read anew at the same time; others wait until they are asked for. */
  private static final int RENEWALS_MAX = 64;

  /** A value and how many bytes its document has. */
  record Weighed<T>(T value, int bytes) {}

  /** Identity matters: equal entries of two readings are two entries. */
  private static final class Entry<T> {
    private final long began;
    private final Future<Optional<T>> future;
    private final int weight;
    private volatile boolean renewed;

    Entry(long began, Future<Optional<T>> future, int weight) {
      this.began = began;
      this.future = future;
      this.weight = weight;
    }
  }

  private final Vertx vertx;
  private final LongSupplier clock;
  private final AtomicInteger renewals = new AtomicInteger();
  private final long freshNanos;
  private final Cache<String, Entry<T>> entries;

  DocumentCache(Vertx vertx, CacheLimits limits) {
    this(vertx, limits, System::nanoTime);
  }

  /**
   * Makes one.
   *
   * @param clock in nanoseconds
   */
  DocumentCache(Vertx vertx, CacheLimits limits, LongSupplier clock) {
    this.vertx = vertx;
    this.clock = clock;
    this.freshNanos = limits.freshness().toNanos();
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(limits.bytes())
            .weigher((String name, Entry<T> entry) -> entry.weight + 2 * name.length())
            .executor(Runnable::run) // on the caller's thread: what is evicted needs no other
            .build();
  }

  /**
   * What is kept; where nothing is, what is read. What is kept comes as a completed future, and is
   * read anew before it is too old, so that those who ask all the time never wait for a reading.
   */
  Future<Optional<T>> read(String name, Supplier<Future<Optional<Weighed<T>>>> reading) {
    Entry<T> entry = entries.getIfPresent(name);
    long age = entry == null ? Long.MAX_VALUE : clock.getAsLong() - entry.began;
    if (age >= freshNanos) {
      return load(name, reading);
    }
    if (!entry.future.isComplete()) {
      return onOwnContext(entry.future);
    }
    if (age > freshNanos / 2 && !entry.renewed) {
      renew(name, entry, reading);
    }
    return entry.future;
  }

  private Future<Optional<T>> load(String name, Supplier<Future<Optional<Weighed<T>>>> reading) {
    Promise<Optional<T>> promise = Promise.promise();
    Entry<T> begun = new Entry<>(clock.getAsLong(), promise.future(), ENTRY_BYTES);
    entries.put(name, begun);
    Future<Optional<T>> mine = onOwnContext(promise.future());
    reading
        .get()
        .onComplete(
            found -> {
              settle(name, begun, begun.began, found);
              promise.complete(found.map(Weighed::value));
            },
            failure -> {
              entries.asMap().remove(name, begun);
              promise.fail(failure);
            });
    return mine;
  }

  /** A failure is for those who ask when what is kept is too old: then it is read again. */
  private void renew(String name, Entry<T> kept, Supplier<Future<Optional<Weighed<T>>>> reading) {
    if (renewals.incrementAndGet() > RENEWALS_MAX) {
      renewals.decrementAndGet();
      return;
    }
    kept.renewed = true;
    long began = clock.getAsLong();
    reading
        .get()
        .onSuccess(found -> settle(name, kept, began, found))
        .onComplete(done -> renewals.decrementAndGet());
  }

  /** Takes the place of an entry, if it still has it. */
  private void settle(String name, Entry<T> place, long began, Optional<Weighed<T>> found) {
    if (found.isEmpty()) {
      entries.asMap().remove(name, place);
      return;
    }
    Future<Optional<T>> kept = Future.succeededFuture(Optional.of(found.get().value()));
    Entry<T> held = new Entry<>(began, kept, ENTRY_BYTES + found.get().bytes());
    entries.asMap().replace(name, place, held);
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
