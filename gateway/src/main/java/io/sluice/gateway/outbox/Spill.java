package io.sluice.gateway.outbox;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of the users' queues that has no room in memory: documents {@code GATEWAY.USER.NUMBER},
 * read again in their order. Their marks are durable already when they come here, so nobody waits
 * for this.
 */
final class Spill {
  private static final Logger LOG = LoggerFactory.getLogger(Spill.class);

  private final Vertx vertx;
  private final Backlog backlog;
  private final Batches batches;
  private final Lease lease;
  private final int bytesMax;
  private final BackOff backOff;
  private final Runnable progress;

  Spill(
      Vertx vertx,
      Backlog backlog,
      Batches batches,
      Lease lease,
      int bytesMax,
      BackOff backOff,
      Runnable progress) {
    this.vertx = vertx;
    this.backlog = backlog;
    this.batches = batches;
    this.lease = lease;
    this.bytesMax = bytesMax;
    this.backOff = backOff;
    this.progress = progress;
  }

  /** Writes the beginning of the tail where it is long. */
  void consider(UserQueue queue) {
    int chunk = backlog.limit() / 2;
    if (queue.tail.size() < chunk || !queue.spilling.isEmpty() || queue.resting) {
      return;
    }
    Buffer lines = Buffer.buffer();
    queue.spilling = cut(queue, chunk, lines);
    lease
        .held()
        .compose(id -> write(queue, id, lines))
        .onComplete(written -> written(queue, written));
  }

  /** Where the write fails it may still have happened: the number is used up in any case. */
  private Future<Batch> write(UserQueue queue, String id, Buffer lines) {
    return batches
        .write(id, place(queue, id), lines, queue.spilling.size())
        .onComplete(done -> queue.next++);
  }

  private List<Pending> cut(UserQueue queue, int most, Buffer lines) {
    List<Pending> chunk = new ArrayList<>();
    while (chunk.size() < most && !queue.tail.isEmpty()) {
      Buffer line = EntryLines.line(queue.tail.peek().entry());
      if (!chunk.isEmpty() && lines.length() + line.length() > bytesMax) {
        break;
      }
      chunk.add(queue.tail.poll());
      lines.appendBuffer(line);
    }
    return chunk;
  }

  /**
   * The next name. Under a new id the numbers begin anew: what was written under the old one comes
   * back when it is taken over.
   */
  private static String place(UserQueue queue, String id) {
    if (!queue.gateway.equals(id)) {
      queue.gateway = id;
      queue.first = 0;
      queue.next = 0;
      queue.spilled = 0;
    }
    return Batches.name(id, DeadLetter.hash(queue.who), queue.next);
  }

  private void written(UserQueue queue, AsyncResult<Batch> written) {
    List<Pending> chunk = queue.spilling;
    queue.spilling = List.of();
    if (written.failed()) {
      chunk.reversed().forEach(queue.tail::addFirst);
      rest(queue, written.cause());
    } else {
      queue.spilled += chunk.size();
      batches.parked();
      chunk.forEach(batches::release);
      consider(queue);
    }
    backlog.refill(queue);
    progress.run();
  }

  private void rest(UserQueue queue, Throwable failure) {
    LOG.warn("the marks of {} stay where they are: {}", queue.who, failure.getMessage());
    queue.resting = true;
    vertx.setTimer(backOff.millis(1), rested -> again(queue));
  }

  private void again(UserQueue queue) {
    queue.resting = false;
    consider(queue);
    backlog.refill(queue);
    progress.run();
  }

  /** Brings the first document into the head. */
  void read(UserQueue queue) {
    if (queue.resting) {
      return;
    }
    queue.reading = true;
    String gateway = queue.gateway;
    String name = Batches.name(gateway, DeadLetter.hash(queue.who), queue.first);
    batches.read(name).onComplete(read -> arrived(queue, gateway, name, read));
  }

  private void arrived(
      UserQueue queue, String gateway, String name, AsyncResult<Optional<List<Entry>>> read) {
    queue.reading = false;
    boolean damaged = read.failed() && read.cause() instanceof IllegalArgumentException;
    if (read.failed() && !damaged) {
      rest(queue, read.cause());
      return;
    }
    if (damaged) {
      LOG.error("the marks in {} cannot be read and stay there", name);
    }
    List<Entry> entries = damaged ? List.of() : read.result().orElse(List.of());
    if (queue.gateway.equals(gateway)) {
      queue.first++;
      queue.spilled = queue.first == queue.next ? 0 : queue.spilled - entries.size();
    }
    admit(queue, entries, gateway, name);
    backlog.refill(queue);
    progress.run();
  }

  private void admit(UserQueue queue, List<Entry> entries, String gateway, String name) {
    if (!entries.isEmpty()) {
      Optional<Batch> batch = Optional.of(batches.batch(gateway, name, entries.size()));
      entries.forEach(entry -> backlog.admit(new Pending(entry, batch), queue));
    }
  }
}
