package io.sluice.gateway.outbox;

import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an operator does with dead letters. Futures complete on the caller's context and fail as the
 * store does.
 */
public final class DeadLetters {
  /** So many are driven again at the same time. */
  private static final int AT_ONCE = 32;

  private final DeadLetterBox box;
  private final Outbox outbox;

  DeadLetters(DeadLetterBox box, Outbox outbox) {
    this.box = box;
    this.outbox = outbox;
  }

  /**
   * A page of them.
   *
   * @param after what the page before ended with; empty to begin
   * @param limit at most so many, 1 to 1,000
   */
  public Future<DeadLetterPage> list(String after, int limit) {
    return box.ids(after, limit)
        .compose(page ->
            Future.all(page.names().stream().map(box::read).toList())
                .map(read ->
                    new DeadLetterPage(
                        present(read.list()),
                        page.more() ? Optional.of(page.names().getLast()) : Optional.empty())));
  }

  /** Without those that went meanwhile. */
  private static List<DeadLetter> present(List<Optional<DeadLetter>> read) {
    return read.stream().flatMap(Optional::stream).toList();
  }

  public Future<Optional<DeadLetter>> find(String id) {
    return box.read(id);
  }

  /** Tells whether there was one. The key may still be wrong; nobody looks at it again. */
  public Future<Boolean> delete(String id) {
    return box.delete(id);
  }

  /** Has the key looked at again, from the first attempt; tells whether there was such a letter. */
  public Future<Boolean> redrive(String id) {
    return box.read(id)
        .compose(found ->
            found.isEmpty() ? Future.succeededFuture(false) : redrive(found.get()).map(true));
  }

  /** The mark is durable before the letter goes, and held until it has gone. */
  private Future<Void> redrive(DeadLetter letter) {
    return outbox
        .mark(letter.who(), letter.ref())
        .compose(mark ->
            box.delete(letter.id())
                .transform(deleted ->
                    mark.settle()
                        .compose(settled ->
                            deleted.succeeded()
                                ? Future.succeededFuture()
                                : Future.failedFuture(deleted.cause()))));
  }

  /**
   * Does that with all whose key begins so, and tells how many there were.
   *
   * @param bucket empty for all buckets
   */
  public Future<Long> redriveUnder(String bucket, String prefix) {
    Predicate<ObjectRef> chosen =
        ref ->
            (bucket.isEmpty() || ref.bucket().value().equals(bucket))
                && ref.key().value().startsWith(prefix);
    Promise<Long> all = Promise.promise();
    redriveFrom("", 0, chosen, all);
    return all.future();
  }

  /** A loop and not a chain, which would grow with the number of pages. */
  private void redriveFrom(String after, long sum, Predicate<ObjectRef> chosen, Promise<Long> all) {
    list(after, AT_ONCE)
        .compose(page -> redriveEach(page, chosen).map(count -> new Step(page, sum + count)))
        .onSuccess(step ->
            step.page
                .next()
                .ifPresentOrElse(
                    next -> redriveFrom(next, step.sum, chosen, all), () -> all.complete(step.sum)))
        .onFailure(all::fail);
  }

  private record Step(DeadLetterPage page, long sum) {}

  private Future<Integer> redriveEach(DeadLetterPage page, Predicate<ObjectRef> chosen) {
    List<Future<Void>> driven = new ArrayList<>();
    for (DeadLetter letter : page.letters()) {
      if (chosen.test(letter.ref())) {
        driven.add(redrive(letter));
      }
    }
    return Future.join(driven).map(driven.size());
  }
}
