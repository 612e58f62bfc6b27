package io.sluice.lucene;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.lucene.index.IndexReader;

/**
 * The index as it is now, and as it was for those who are paging by relevance: scores change with
 * every document that comes, so that the next page must be taken from what the first was. A few are
 * kept for a while; who comes later gets the newest.
 */
final class Snapshots {
  private final int keptMax;
  private final long keptNanos;
  private final Deque<Snapshot> kept = new ArrayDeque<>();
  private Snapshot newest;
  private long number = new SecureRandom().nextLong();

  Snapshots(int keptMax, Duration keptFor) {
    this.keptMax = keptMax;
    this.keptNanos = keptFor.toNanos();
  }

  /** Takes over a reader; it is closed when nobody needs it any more. */
  synchronized void publish(IndexReader reader) throws IOException {
    Snapshot old = newest;
    newest = new Snapshot(number++, reader, System.nanoTime());
    if (old != null) {
      old.reader.decRef();
    }
    forgetOld();
  }

  /** The newest one; to be released. */
  synchronized Snapshot acquire() {
    newest.reader.incRef();
    return newest;
  }

  /** The one of this number, or the newest where it is no longer kept; to be released. */
  synchronized Snapshot acquire(long wanted) {
    for (Snapshot snapshot : kept) {
      if (snapshot.number == wanted) {
        snapshot.reader.incRef();
        return snapshot;
      }
    }
    return acquire();
  }

  /** Somebody is going to ask for what follows in it. */
  synchronized void keep(Snapshot snapshot) throws IOException {
    boolean isKept = kept.stream().anyMatch(other -> other.number == snapshot.number);
    if (!isKept && keptMax > 0) {
      snapshot.reader.incRef();
      kept.addLast(snapshot);
    }
    forgetOld();
  }

  void release(Snapshot snapshot) throws IOException {
    snapshot.reader.decRef();
  }

  /** Lets go of everything; searches that are under way end first. */
  synchronized void close() throws IOException {
    for (Snapshot snapshot : kept) {
      snapshot.reader.decRef();
    }
    kept.clear();
    newest.reader.decRef();
  }

  private void forgetOld() throws IOException {
    long now = System.nanoTime();
    Iterator<Snapshot> oldest = kept.iterator();
    while (oldest.hasNext()) {
      Snapshot snapshot = oldest.next();
      if (kept.size() <= keptMax && now - snapshot.taken < keptNanos) {
        return;
      }
      oldest.remove();
      snapshot.reader.decRef();
    }
  }

  /**
   * An index that does not change.
   *
   * @param taken by {@link System#nanoTime}
   */
  record Snapshot(long number, IndexReader reader, long taken) {}
}
