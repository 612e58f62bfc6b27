package io.sluice.lucene;

import io.sluice.indexer.IndexUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes. Changes that come while it is busy, or soon after the last commit, share
 * the next one; each is answered when it is on disk. A single change waits for nothing but its own
 * commit.
 */
final class GroupCommit {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /** What waits to be written, at most, in bytes. One alone may be larger. */
  private final long waitingBytesMax;

  private final Duration wait;
  private final int changesMax;
  private final Store store;
  private final AtomicLong waitingBytes = new AtomicLong();
  private final BlockingQueue<Write> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private boolean closed;
  private long committed = System.nanoTime();
  private boolean ended;

  GroupCommit(Store store, Duration wait, int changesMax, long waitingBytesMax) {
    this.store = store;
    this.wait = wait;
    this.changesMax = changesMax;
    this.waitingBytesMax = waitingBytesMax;
    this.committed -= wait.toNanos();
    this.thread = Thread.ofPlatform().name("lucene-write").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Where it is written to; called by one thread. */
  interface Store {
    /** All since the last one is on disk and can be found. */
    void commit() throws IOException;

    /** Nothing since the last commit is to be kept. */
    void failed(Throwable failure);

    /** The end; may fail. */
    void close() throws IOException;
  }

  /** A change. */
  interface Change {
    void make() throws IOException;
  }

  /** Who waits for a change; told by the thread that writes. */
  interface Answer {
    void done();

    void failed(Throwable failure);
  }

  private record Write(Change change, int changes, long bytes, Answer answer) {}

  /** Takes a change, or fails it at once where too much waits already, or this was closed. */
  void submit(Change change, int changes, long bytes, Answer answer) {
    if (!taken(new Write(change, changes, bytes, answer))) {
      answer.failed(new IndexUnavailable("More waits for the index than it can take.", null));
    }
  }

  private synchronized boolean taken(Write write) {
    long before = waitingBytes.getAndAdd(write.bytes);
    if (closed || (before > 0 && before + write.bytes > waitingBytesMax)) {
      waitingBytes.addAndGet(-write.bytes);
      return false;
    }
    return waiting.add(write);
  }

  /** Takes no more; what waits is written, then all ends. */
  synchronized void close(Answer answer) {
    if (closed) {
      answer.done();
      return;
    }
    closed = true;
    waiting.add(new Write(() -> ended = true, 0, 0, answer));
  }

  private void run() {
    while (!ended) {
      List<Write> group = new ArrayList<>();
      Optional<Throwable> failure = write(group);
      // Whoever is answered may come again at once: there must be room by then.
      group.forEach(write -> waitingBytes.addAndGet(-write.bytes));
      if (failure.isPresent()) {
        fail(group, failure.get());
      } else if (!ended) {
        group.forEach(write -> write.answer.done());
      }
      if (ended) {
        end(group);
      }
    }
  }

  private Optional<Throwable> write(List<Write> group) {
    try {
      gather(group);
      store.commit();
      committed = System.nanoTime();
      return Optional.empty();
    } catch (IOException | RuntimeException | Error e) {
      return Optional.of(e);
    }
  }

  /** Makes changes until it is time to commit. */
  private void gather(List<Write> group) throws IOException {
    int changes = 0;
    Write next = next(Long.MAX_VALUE);
    while (next != null) {
      group.add(next);
      changes += next.changes;
      make(next, group);
      boolean full = ended || changes >= changesMax;
      next = full ? null : next(committed + wait.toNanos() - System.nanoTime());
    }
  }

  /** A change that is wrong in itself must not take the others with it, again and again. */
  private void make(Write write, List<Write> group) throws IOException {
    try {
      write.change.make();
    } catch (IllegalArgumentException e) {
      LOG.warn("a change cannot be indexed", e);
      group.removeLast();
      waitingBytes.addAndGet(-write.bytes);
      write.answer.failed(e);
    }
  }

  private Write next(long nanos) {
    try {
      return waiting.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody may interrupt the thread that writes", e);
    }
  }

  private void fail(List<Write> group, Throwable failure) {
    LOG.error("changes cannot be indexed", failure);
    store.failed(failure);
    IndexUnavailable unavailable =
        new IndexUnavailable("The index cannot be written: " + failure.getMessage(), failure);
    if (!ended) {
      group.forEach(write -> write.answer.failed(unavailable));
    }
  }

  /** The last of the group is who closes. */
  private void end(List<Write> group) {
    try {
      store.close();
      group.forEach(write -> write.answer.done());
    } catch (IOException | RuntimeException e) {
      group.forEach(
          write -> write.answer.failed(new IndexUnavailable("The index was not closed.", e)));
    }
  }
}
