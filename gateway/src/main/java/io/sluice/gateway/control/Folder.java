package io.sluice.gateway.control;

import io.sluice.gateway.control.DocumentCache.Weighed;
import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.ControlPage;
import io.sluice.spi.ControlStore;
import io.sluice.spi.DeleteDocument;
import io.sluice.spi.ListDocuments;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.WriteDocument;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Documents of one kind. Reading may tell what was true up to {@link CacheLimits#freshness} ago,
 * and never what was true before a change by this gateway; changing always looks at the store.
 * Fails with {@link ControlUnavailable} where the store or a document cannot be read, and with
 * {@link StorageFailure.Throttled} where too many change one document at the same time.
 */
public final class Folder<T> {
  /** Somebody's change succeeds each time that another's must be tried again. */
  private static final int ATTEMPTS = 32;

  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** Up to here a document is read within a millisecond: a few hundred grants, say. */
  private static final int INLINE_BYTES = 32 << 10;

  private final Vertx vertx;
  private final ControlStore store;
  private final String folder;
  private final Codec<T> codec;
  private final DocumentCache<T> cache;

  public Folder(
      Vertx vertx, ControlStore store, String folder, Codec<T> codec, CacheLimits limits) {
    this.vertx = vertx;
    this.store = store;
    this.folder = folder;
    this.codec = codec;
    this.cache = new DocumentCache<>(vertx, limits);
  }

  /** A name that no document can have has no document. */
  public Future<Optional<T>> read(String name) {
    return ControlName.isValid(name)
        ? cache.read(name, () -> fetch(at(name)))
        : Future.succeededFuture(Optional.empty());
  }

  private Future<Optional<Weighed<T>>> fetch(ControlName name) {
    return store
        .read(name)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(Optional.<Weighed<T>>empty())
                : value(found.get()).map(value -> Optional.of(weighed(found.get(), value))))
        .recover(failure -> unavailable(name, failure));
  }

  private static <T> Weighed<T> weighed(ControlDocument document, T value) {
    return new Weighed<>(value, document.bytes().length());
  }

  private Future<T> value(ControlDocument document) {
    return where(document.bytes().length(), () -> codec.read(document.bytes()));
  }

  /** Small documents are read and written at once, large ones where they hold up nobody. */
  private <R> Future<R> where(int bytes, Supplier<R> work) {
    return bytes > INLINE_BYTES
        ? vertx.executeBlocking(work::get, false)
        : Future.succeededFuture(work.get());
  }

  /** Writes a document that is not there; tells whether it was not. */
  public Future<Boolean> create(String name, T value) {
    return write(at(name), codec.write(value), ControlCondition.ifAbsent())
        .map(written -> true)
        .recover(failure ->
            failure instanceof ConditionFailed
                ? Future.succeededFuture(false)
                : Future.failedFuture(failure))
        .onComplete(done -> cache.forget(name));
  }

  /** Writes whatever was there. */
  public Future<Void> put(String name, T value) {
    return write(at(name), codec.write(value), ControlCondition.always())
        .onComplete(done -> cache.forget(name))
        .mapEmpty();
  }

  /**
   * Changes a document, or makes it, and tells the new value. The change may be asked several times
   * and fails the whole by throwing.
   */
  public Future<T> update(String name, Function<Optional<T>, T> change) {
    if (!ControlName.isValid(name)) {
      // Whoever asks hears what it makes of a document that is not there.
      return Future.succeededFuture(Optional.<T>empty())
          .map(change)
          .compose(made -> Future.failedFuture(new IllegalArgumentException("no name: " + name)));
    }
    return attempt(at(name), change, ATTEMPTS).onComplete(done -> cache.forget(name));
  }

  private Future<T> attempt(ControlName name, Function<Optional<T>, T> change, int left) {
    return stored(name)
        .compose(found -> change(name, found, change))
        .recover(failure -> {
          if (!(failure instanceof ConditionFailed)) {
            return Future.failedFuture(failure);
          }
          return left > 1
              ? attempt(name, change, left - 1)
              : Future.failedFuture(new StorageFailure.Throttled(AGAIN));
        });
  }

  private Future<T> change(
      ControlName name, Optional<Stored<T>> found, Function<Optional<T>, T> change) {
    T value = change.apply(found.map(Stored::value));
    ControlCondition condition =
        found.map(stored -> stored.condition()).orElseGet(ControlCondition::ifAbsent);
    return where(found.map(Stored::bytes).orElse(0), () -> codec.write(value))
        .compose(document -> write(name, document, condition))
        .map(value);
  }

  /** A value with what its document was when it was read. */
  private record Stored<T>(T value, ControlCondition condition, int bytes) {
    static <T> Stored<T> of(ControlDocument document, T value) {
      return new Stored<>(value, ControlCondition.over(document), document.bytes().length());
    }
  }

  private Future<Optional<Stored<T>>> stored(ControlName name) {
    return store
        .read(name)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(Optional.<Stored<T>>empty())
                : value(found.get()).map(value -> Optional.of(Stored.of(found.get(), value))))
        .recover(failure -> unavailable(name, failure));
  }

  private Future<ControlDocument> write(
      ControlName name, Buffer document, ControlCondition condition) {
    return store
        .write(new WriteDocument(name, document, condition))
        .recover(failure -> unavailable(name, failure));
  }

  /** Tells whether there was something to delete. */
  public Future<Boolean> delete(String name) {
    return store
        .delete(new DeleteDocument(at(name)))
        .onComplete(done -> cache.forget(name))
        .recover(failure -> unavailable(at(name), failure));
  }

  /**
   * Deletes a document that {@code outdated} says is of no use, looking at nothing but what is
   * stored; one that changes at the same moment stays. Tells whether it is gone or never was.
   */
  public Future<Boolean> deleteIf(String name, Function<T, Future<Boolean>> outdated) {
    return store
        .read(at(name))
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(true)
                : value(found.get())
                    .compose(outdated)
                    .compose(old -> old ? drop(found.get()) : Future.succeededFuture(false)))
        .onComplete(done -> cache.forget(name))
        .recover(failure -> unavailable(at(name), failure));
  }

  private Future<Boolean> drop(ControlDocument document) {
    return store
        .delete(new DeleteDocument(document.name(), Optional.of(document.version())))
        .map(true)
        .recover(failure ->
            failure instanceof ConditionFailed
                ? Future.succeededFuture(false)
                : Future.failedFuture(failure));
  }

  /** The names of a page, in byte order after a marker. */
  public Future<ControlPage> names(String after, int limit) {
    return store
        .list(new ListDocuments(folder, after, limit))
        .recover(failure -> Future.failedFuture(new ControlUnavailable(folder, failure)));
  }

  private ControlName at(String name) {
    return new ControlName(folder, name);
  }

  /** What a client can do something about stays as it is. */
  static <R> Future<R> unavailable(ControlName name, Throwable failure) {
    return switch (failure) {
      case ConditionFailed expected -> Future.failedFuture(expected);
      case StorageFailure.Throttled later -> Future.failedFuture(later);
      case StorageFailure.LimitExceeded large -> Future.failedFuture(large);
      case StorageFailure.QuotaExceeded full -> Future.failedFuture(full);
      default -> Future.failedFuture(new ControlUnavailable(name, failure));
    };
  }
}
