package io.sluice.lucene;

import io.sluice.indexer.IndexChange;
import io.sluice.indexer.IndexPage;
import io.sluice.indexer.IndexSettings;
import io.sluice.indexer.IndexState;
import io.sluice.indexer.IndexUnavailable;
import io.sluice.indexer.InvalidSearch;
import io.sluice.indexer.SearchIndex;
import io.sluice.indexer.SearchRequest;
import io.sluice.indexer.SearchResult;
import io.sluice.lucene.GroupCommit.Answer;
import io.sluice.lucene.GroupCommit.Change;
import io.sluice.lucene.Snapshots.Snapshot;
import io.sluice.lucene.analysis.Analysis;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.Version;

/**
 * An index in files of this process. One thread writes ({@link GroupCommit}), a few search; who
 * comes when too many wait is refused. Searches see what was committed last, so that whatever was
 * acknowledged is found at once.
 */
final class LuceneIndex implements SearchIndex {
  private static final String ENGINE = "Lucene " + Version.LATEST;
  private static final int PAGE_MAX = 10_000;
  private static final long CHANGE_BYTES = 1_000;

  private final Vertx vertx;
  private final LuceneSettings settings;
  private final ShelfPlaces places;
  private final Shelves shelves;
  private final Snapshots snapshots;
  private final Searches searches;
  private final GroupCommit writes;
  private final WorkerExecutor searching;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile IndexState state;
  private volatile boolean closed;

  /** Opens it; blocks. */
  LuceneIndex(IndexSettings index, LuceneSettings settings, ShelfPlaces places) throws IOException {
    this.vertx = index.vertx();
    this.settings = settings;
    this.places = places;
    Analysis analysis = new Analysis();
    this.shelves = new Shelves(places, new ObjectDocument(analysis, settings.textCharacters()));
    this.snapshots = new Snapshots(settings.pagingSnapshots(), settings.pagingTimeout());
    this.searches = new Searches(snapshots, analysis, settings);
    publish();
    this.searching = vertx.createSharedWorkerExecutor("lucene-search", settings.searchThreads());
    Duration wait = settings.commitWait();
    this.writes =
        new GroupCommit(
            new Written(),
            wait.compareTo(index.refresh()) < 0 ? wait : index.refresh(),
            settings.commitChanges(),
            index.memoryBytes());
    writes.start();
  }

  @Override
  public Future<Void> apply(List<IndexChange> changes) {
    List<IndexChange> all = List.copyOf(changes);
    for (IndexChange change : all) {
      if (Fields.idBytes(change.bucket(), change.key()) > ID_BYTES_MAX) {
        return Future.failedFuture(
            new IllegalArgumentException(
                "a key of " + change.bucket() + " is longer than the index can hold"));
      }
    }
    long bytes = all.stream().mapToLong(LuceneIndex::bytes).sum();
    return write(() -> shelves.apply(all), all.size(), bytes);
  }

  private static long bytes(IndexChange change) {
    return switch (change) {
      case IndexChange.Put put ->
          CHANGE_BYTES + 2L * put.object().content().map(String::length).orElse(0);
      case IndexChange.Remove _ -> CHANGE_BYTES;
    };
  }

  @Override
  public Future<Void> removeAll(String bucket, String prefix) {
    return write(() -> shelves.removeAll(bucket, prefix), 1, CHANGE_BYTES);
  }

  @Override
  public Future<Void> rebuilt() {
    return write(shelves::rebuilt, 1, CHANGE_BYTES);
  }

  private Future<Void> write(Change change, int changes, long bytes) {
    OnContext answer = new OnContext(vertx.getOrCreateContext(), Promise.promise());
    writes.submit(change, changes, bytes, answer);
    return answer.promise.future();
  }

  @Override
  public Future<SearchResult> search(SearchRequest request) {
    return look(() -> searches.search(request));
  }

  @Override
  public Future<IndexPage> list(String bucket, String prefix, String after, int limit) {
    int most = Math.min(limit, PAGE_MAX);
    return look(() -> newest(reader -> new Listing(reader).page(bucket, prefix, after, most)));
  }

  @Override
  public Future<List<String>> buckets() {
    return look(() -> newest(reader -> new Listing(reader).buckets()));
  }

  /** Something that is read of the index. */
  private interface Look<T> {
    T at(IndexReader reader) throws IOException;
  }

  private <T> T newest(Look<T> look) throws IOException {
    Snapshot newest = snapshots.acquire();
    try {
      return look.at(newest.reader());
    } finally {
      snapshots.release(newest);
    }
  }

  private <T> Future<T> look(Callable<T> look) {
    if (closed) {
      return Future.failedFuture(new IndexUnavailable("The index is closed.", null));
    }
    if (asked.incrementAndGet() > settings.searchThreads() + settings.searchQueue()) {
      asked.decrementAndGet();
      return Future.failedFuture(
          new IndexUnavailable("Too many search at the moment: try again soon.", null));
    }
    return searching
        .executeBlocking(() -> translated(look), false)
        .onComplete(_ -> asked.decrementAndGet());
  }

  private <T> T translated(Callable<T> look) throws Exception {
    try {
      return look.call();
    } catch (InvalidSearch | IndexUnavailable e) {
      throw e;
    } catch (AlreadyClosedException e) {
      throw new IndexUnavailable("The index is closed.", e);
    } catch (IOException | RuntimeException e) {
      damaged(e);
      throw new IndexUnavailable("The index cannot be read: " + e.getMessage(), e);
    }
  }

  /** A damaged file does not mend itself: the next start makes everything anew. */
  private void damaged(Throwable failure) throws IOException {
    if (failure instanceof CorruptIndexException) {
      places.markDamaged();
      problem("A file of the index is damaged: restart, and it is made anew.");
    }
  }

  private void problem(String problem) {
    IndexState last = state;
    state = new IndexState(ENGINE, last.documents(), last.bytes(), problem, shelves.rebuilding());
  }

  private void publish() throws IOException {
    IndexReader reader = shelves.reader();
    state = new IndexState(ENGINE, reader.numDocs(), shelves.bytes(), "", shelves.rebuilding());
    snapshots.publish(reader);
  }

  @Override
  public IndexState state() {
    return state;
  }

  @Override
  public Future<Void> close() {
    closed = true;
    OnContext answer = new OnContext(vertx.getOrCreateContext(), Promise.promise());
    writes.close(answer);
    return answer.promise.future().eventually(searching::close);
  }

  /** What the thread that writes does besides the changes. */
  private final class Written implements GroupCommit.Store {
    @Override
    public void commit() throws IOException {
      shelves.commit();
      publish();
    }

    @Override
    public void failed(Throwable failure) {
      problem("The index cannot be written: " + failure.getMessage());
      try {
        damaged(failure);
        shelves.recover();
      } catch (IOException | RuntimeException e) {
        failure.addSuppressed(e); // the next change tries again
      }
    }

    @Override
    public void close() throws IOException {
      snapshots.close();
      shelves.close();
    }
  }

  /** Answers where it was asked. */
  private record OnContext(Context context, Promise<Void> promise) implements Answer {
    @Override
    public void done() {
      context.runOnContext(_ -> promise.complete());
    }

    @Override
    public void failed(Throwable failure) {
      context.runOnContext(_ -> promise.fail(failure));
    }
  }
}
