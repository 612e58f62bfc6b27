package io.sluice.gateway.outbox;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Marks that come while a document is being written go together into the next. */
final class GroupCommit {

  private record Waiter(Entry entry, Buffer line, Promise<Pending> durable) {}

  private final Batches batches;
  private final Lease lease;
  private final int bytesMax;
  private final Runnable progress;
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private boolean writing;
  private long number;

  GroupCommit(Batches batches, Lease lease, int bytesMax, Runnable progress) {
    this.batches = batches;
    this.lease = lease;
    this.bytesMax = bytesMax;
    this.progress = progress;
  }

  /** Succeeds when the mark is durable. Fails as the store does. */
  Future<Pending> append(Entry entry) {
    Waiter waiter = new Waiter(entry, EntryLines.line(entry), Promise.promise());
    waiters.add(waiter);
    if (!writing) {
      writeNext();
    }
    return waiter.durable.future();
  }

  boolean isIdle() {
    return !writing;
  }

  private void writeNext() {
    List<Waiter> group = new ArrayList<>();
    Buffer lines = Buffer.buffer();
    while (!waiters.isEmpty() && fits(lines, waiters.peek().line)) {
      Waiter next = waiters.poll();
      group.add(next);
      lines.appendBuffer(next.line);
    }
    writing = true;
    lease
        .held()
        .compose(id -> batches.write(id, nextName(id), lines, group.size()))
        .onComplete(written -> ended(group, written));
  }

  private boolean fits(Buffer lines, Buffer line) {
    return lines.length() == 0 || lines.length() + line.length() <= bytesMax;
  }

  /** Never the same twice: a write that seemed to fail may still come late. */
  private String nextName(String id) {
    return Batches.name(id, Batches.COMMON, number++);
  }

  private void ended(List<Waiter> group, AsyncResult<Batch> written) {
    writing = false;
    for (Waiter waiter : group) {
      if (written.succeeded()) {
        waiter.durable.complete(new Pending(waiter.entry, Optional.of(written.result())));
      } else {
        waiter.durable.fail(written.cause());
      }
    }
    if (!writing && !waiters.isEmpty()) {
      writeNext();
    }
    progress.run();
  }
}
