package io.sluice.gateway.outbox;

import io.sluice.gateway.control.Shelf;
import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlPage;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/**
 * The documents of marks: {@code GATEWAY.QUEUE.NUMBER}, lines of entries. Written under an id whose
 * lease is held before and after, so that nobody has taken it over meanwhile.
 */
final class Batches {
  static final String FOLDER = "outbox";

  /** The queue of documents as they come, of all users; sorts before every other. */
  static final String COMMON = "-";

  private final Shelf shelf;
  private final Lease lease;
  private final Removal removal;
  private int live;

  Batches(Shelf shelf, Lease lease, Removal removal) {
    this.shelf = shelf;
    this.lease = lease;
    this.removal = removal;
  }

  static String name(String gateway, String queue, long number) {
    return gateway + "." + queue + "." + String.format("%016x", number);
  }

  /** Whose document it is. */
  static String gateway(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Durable where it succeeds. A document that may be there in spite of a failure is removed. */
  Future<Batch> write(String gateway, String name, Buffer lines, int marks) {
    return shelf
        .write(name, lines, ControlCondition.always())
        .compose(written ->
            lease.holds(gateway) ? Future.succeededFuture(batch(gateway, name, marks)) : late())
        .onFailure(failure -> removal.addIfRoom(name));
  }

  private static Future<Batch> late() {
    return Future.failedFuture(
        new StorageFailure.Unavailable("others may have taken over meanwhile", null));
  }

  /** A document that is in the store. */
  Batch batch(String gateway, String name, int marks) {
    live++;
    return new Batch(gateway, name, marks);
  }

  /** Nothing of a document that was written is kept in memory. */
  void parked() {
    live--;
  }

  /** The entries of a document; empty where it is gone. */
  Future<Optional<List<Entry>>> read(String name) {
    return shelf.read(name).map(found -> found.map(ControlDocument::bytes).map(EntryLines::read));
  }

  Future<Void> delete(String name) {
    return shelf.delete(name).mapEmpty();
  }

  Future<ControlPage> names(String after, int limit) {
    return shelf.names(after, limit);
  }

  /** This mark needs its document no longer. */
  void release(Pending pending) {
    pending
        .batch()
        .filter(Batch::release)
        .ifPresent(done -> {
          live--;
          removal.add(done.name);
        });
  }

  /** Documents of which something is in memory. */
  int live() {
    return live;
  }
}
