package io.sluice.lucene;

import io.sluice.indexer.IndexChange;
import io.sluice.indexer.SearchScope.Place;
import io.sluice.lucene.ShelfPlaces.Opened;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * The index of this schema and, until everything is in it, the one of an older schema.
 *
 * <p>What is put or removed disappears from the old one, so that an object is in one of the two and
 * both together are always right. When everything was looked at the old one is deleted with what is
 * left in it. For the one thread that writes, but for {@link #reader}.
 */
final class Shelves implements Closeable {
  private final ShelfPlaces places;
  private final ObjectDocument documents;
  private final Shelf current;
  private Optional<Shelf> older;

  Shelves(ShelfPlaces places, ObjectDocument documents) throws IOException {
    this.places = places;
    this.documents = documents;
    Opened opened = places.open();
    this.current = opened.current();
    this.older = opened.older();
  }

  void apply(List<IndexChange> changes) throws IOException {
    for (IndexChange change : changes) {
      BytesRef id = Fields.id(change.bucket(), change.key());
      switch (change) {
        case IndexChange.Put put -> current.put(id, documents.of(put.object()));
        case IndexChange.Remove _ -> current.remove(id);
      }
      if (older.isPresent()) {
        older.get().remove(id);
      }
    }
  }

  void removeAll(String bucket, String prefix) throws IOException {
    Query below = Scopes.below(List.of(new Place(bucket, prefix)));
    current.remove(below);
    if (older.isPresent()) {
      older.get().remove(below);
    }
  }

  void rebuilt() throws IOException {
    if (current.complete()) {
      return;
    }
    current.markComplete();
    current.commit();
    if (older.isPresent()) {
      older.get().close();
      older = Optional.empty();
    }
    places.deleteOthers();
  }

  boolean rebuilding() {
    return !current.complete();
  }

  /** The new one first: what a crash leaves in both is removed from the old one the next time. */
  void commit() throws IOException {
    current.commit();
    if (older.isPresent()) {
      older.get().commit();
    }
  }

  void recover() throws IOException {
    current.recover();
    if (older.isPresent()) {
      older.get().recover();
    }
  }

  /** All that was committed; the caller closes it. */
  IndexReader reader() throws IOException {
    if (older.isPresent()) {
      return new MultiReader(new IndexReader[] {current.reader(), older.get().reader()}, false);
    }
    current.reader().incRef();
    return current.reader();
  }

  long bytes() throws IOException {
    return current.bytes() + (older.isPresent() ? older.get().bytes() : 0);
  }

  @Override
  public void close() throws IOException {
    try (current) {
      if (older.isPresent()) {
        older.get().close();
      }
    }
  }
}
