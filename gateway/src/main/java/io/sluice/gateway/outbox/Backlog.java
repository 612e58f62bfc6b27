package io.sluice.gateway.outbox;

import io.sluice.gateway.config.OutboxConfig;
import io.sluice.gateway.outbox.KeyTask.State;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.StorageFailure.Throttled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Marks that may be looked at: a task a key, a queue a user, and the users in turn. Bounded in
 * memory: what is too much of one user goes to the {@link Spill}.
 */
final class Backlog {

  private final OutboxConfig config;
  private final Batches batches;
  private final Map<ObjectRef, KeyTask> tasks = new HashMap<>();
  private final Map<String, UserQueue> queues = new HashMap<>();
  private final Deque<UserQueue> turns = new ArrayDeque<>();
  private Spill spill;

  Backlog(OutboxConfig config, Batches batches) {
    this.config = config;
    this.batches = batches;
  }

  void spillTo(Spill to) {
    this.spill = to;
  }

  /** Of each user in memory: as much as is set, or an even share of all. */
  int limit() {
    int share = config.totalMarks() / Math.max(1, queues.size());
    return Math.max(2, Math.min(config.userMarks(), share));
  }

  /** Takes a mark that may be looked at from now on. */
  void arrive(Pending pending) {
    UserQueue queue = queueFor(pending);
    if (queue.isFull(limit()) || queue.hasMore()) {
      queue.tail.add(pending);
      spill.consider(queue);
    } else {
      admit(pending, queue);
    }
  }

  /** Takes one that can be made again; succeeds when there was room. */
  Future<Void> arriveInTime(Pending pending) {
    UserQueue queue = queueFor(pending);
    if (!queue.isFull(limit()) && !queue.hasMore()) {
      admit(pending, queue);
      return Future.succeededFuture();
    }
    if (queue.waiters.size() >= config.userMarks()) {
      return Future.failedFuture(new Throttled(config.retryFirst()));
    }
    UserQueue.Waiter waiter = new UserQueue.Waiter(pending, Promise.promise());
    queue.waiters.add(waiter);
    return waiter.admitted().future();
  }

  /** Where a key has a task its marks join it, whoever made them. */
  private UserQueue queueFor(Pending pending) {
    KeyTask task = tasks.get(pending.entry().ref());
    return task != null
        ? task.queue
        : queues.computeIfAbsent(pending.entry().who(), UserQueue::new);
  }

  /** Whether so much of a user backs off that what is behind it waits. */
  boolean isHeldUp(UserQueue queue) {
    return queue.backingOff >= limit() && queue.hasMore();
  }

  /** Puts a mark into a head. One that joins a key which backs off ends that: the key is new. */
  void admit(Pending pending, UserQueue queue) {
    ObjectRef ref = pending.entry().ref();
    KeyTask task = tasks.get(ref);
    if (task == null) {
      task = new KeyTask(ref, queue);
      tasks.put(ref, task);
      line(task);
    } else if (task.state == State.BACKING_OFF) {
      task.forgive();
      ready(task);
    }
    task.marks.add(pending);
    task.queue.count(task.state, 1);
  }

  /** The next whose turn it is, which is being looked at then; null where there is none. */
  KeyTask next() {
    UserQueue queue = turns.poll();
    if (queue == null) {
      return null;
    }
    KeyTask task = queue.ready.poll();
    if (!queue.ready.isEmpty()) {
      turns.add(queue);
    }
    task.state = State.LOOKING;
    return task;
  }

  private void line(KeyTask task) {
    if (task.queue.ready.isEmpty()) {
      turns.add(task.queue);
    }
    task.queue.ready.add(task);
  }

  /** Queues a task that backed off. */
  void ready(KeyTask task) {
    task.timer = KeyTask.NO_TIMER;
    move(task, State.READY);
    line(task);
  }

  /** Marks whose look failed wait with those that came meanwhile. */
  void restore(KeyTask task, List<Pending> covered, State state) {
    task.marks.addAll(0, covered);
    move(task, state);
    if (state == State.READY) {
      line(task);
    } else {
      refill(task.queue);
    }
  }

  private static void move(KeyTask task, State to) {
    task.queue.count(task.state, -task.marks.size());
    task.state = to;
    task.queue.count(to, task.marks.size());
  }

  /** A look has ended that was later than these marks. */
  void clear(KeyTask task, List<Pending> covered) {
    task.queue.count(State.LOOKING, -covered.size());
    task.forgive();
    covered.forEach(batches::release);
    if (task.marks.isEmpty()) {
      tasks.remove(task.ref);
    } else {
      task.state = State.READY;
      line(task);
    }
    refill(task.queue);
  }

  /** Brings what waits behind the head into it where there is room. */
  void refill(UserQueue queue) {
    int limit = limit();
    if (queue.waiting <= limit / 2 && queue.backingOff < limit && !queue.reading) {
      if (queue.first < queue.next) {
        spill.read(queue);
      } else if (queue.spilling.isEmpty()) {
        shift(queue, limit);
      }
    }
    if (queue.isEmpty()) {
      queues.remove(queue.who, queue);
    }
  }

  private void shift(UserQueue queue, int limit) {
    while (!queue.tail.isEmpty() && !queue.isFull(limit)) {
      admit(queue.tail.poll(), queue);
    }
    while (queue.tail.isEmpty() && !queue.waiters.isEmpty() && !queue.isFull(limit)) {
      UserQueue.Waiter waiter = queue.waiters.poll();
      admit(waiter.pending(), queue);
      waiter.admitted().complete();
    }
  }

  /** Whoever waits for room hears that there will be none. */
  void turnAway(StorageFailure failure) {
    for (UserQueue queue : queues.values()) {
      queue.waiters.forEach(waiter -> waiter.admitted().fail(failure));
      queue.waiters.clear();
    }
  }

  /** Whether no document of any queue is in the store only. */
  boolean isAllInMemory() {
    return queues.values().stream()
        .allMatch(queue -> queue.first == queue.next && queue.spilling.isEmpty());
  }

  Collection<UserQueue> queues() {
    return queues.values();
  }

  Collection<KeyTask> tasks() {
    return tasks.values();
  }
}
