package io.sluice.gateway.control;

import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.ControlPage;
import io.sluice.spi.ControlStore;
import io.sluice.spi.DeleteDocument;
import io.sluice.spi.ListDocuments;
import io.sluice.spi.WriteDocument;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A folder of which nothing is kept in memory: each call goes to the store. For documents that are
 * written, read once and deleted, and for those whose version tells something. What decides about
 * rights is read through a {@link Folder}. Fails as that does.
 */
public final class Shelf {

  private final ControlStore store;
  private final String folder;

  public Shelf(ControlStore store, String folder) {
    this.store = store;
    this.folder = folder;
  }

  public Future<Optional<ControlDocument>> read(String name) {
    return store.read(at(name)).recover(failure -> Folder.unavailable(at(name), failure));
  }

  /** Tells what is there now, with its version. */
  public Future<ControlDocument> write(String name, Buffer bytes, ControlCondition condition) {
    return store
        .write(new WriteDocument(at(name), bytes, condition))
        .recover(failure -> Folder.unavailable(at(name), failure));
  }

  /** Tells whether there was something to delete. */
  public Future<Boolean> delete(String name) {
    return store
        .delete(new DeleteDocument(at(name)))
        .recover(failure -> Folder.unavailable(at(name), failure));
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
}
