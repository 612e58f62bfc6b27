package io.sluice.gateway.outbox;

import io.sluice.gateway.control.Codec;
import io.sluice.gateway.control.JsonCodec;
import io.sluice.gateway.control.Shelf;
import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlName;
import io.sluice.spi.ControlPage;
import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Where dead letters are kept: a document each. */
final class DeadLetterBox {
  static final String FOLDER = "dead";

  /** More are not counted. */
  static final int COUNT_MAX = 10_000;

  private static final int PAGE = 1000;

  private final Shelf shelf;
  private final Codec<DeadLetter> codec = new JsonCodec<>(DeadLetter.class);
  private volatile int counted;

  DeadLetterBox(Shelf shelf) {
    this.shelf = shelf;
  }

  Future<Void> put(DeadLetter letter) {
    counted = Math.max(1, counted);
    return shelf.write(letter.id(), codec.write(letter), ControlCondition.always()).mapEmpty();
  }

  Future<Optional<DeadLetter>> read(String id) {
    return ControlName.isValid(id)
        ? shelf.read(id).map(found -> found.map(document -> codec.read(document.bytes())))
        : Future.succeededFuture(Optional.empty());
  }

  Future<Boolean> delete(String id) {
    return ControlName.isValid(id) ? shelf.delete(id) : Future.succeededFuture(false);
  }

  Future<ControlPage> ids(String after, int limit) {
    return shelf.names(after, limit);
  }

  /** A key that was looked at after all is dead no longer. Costs nothing while there are none. */
  Future<?> revive(ObjectRef ref) {
    return counted == 0 ? Future.succeededFuture() : shelf.delete(DeadLetter.id(ref));
  }

  /** How many there were at the last {@link #count}. */
  int counted() {
    return counted;
  }

  /** Counts them up to {@link #COUNT_MAX}. */
  Future<Void> count() {
    return count("", 0);
  }

  private Future<Void> count(String after, int sum) {
    return ids(after, PAGE)
        .compose(page -> {
          List<String> names = page.names();
          int all = sum + names.size();
          if (page.more() && all < COUNT_MAX) {
            return count(names.getLast(), all);
          }
          counted = all;
          return Future.succeededFuture();
        });
  }
}
