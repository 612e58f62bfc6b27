package io.sluice.posix;

import io.sluice.spi.ControlName;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.Replacement;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One writer a key, within this gateway and among all gateways on the tree.
 *
 * <p>Keys fall into a fixed number of slots. Within the gateway a slot has a queue; whoever is
 * first in it then locks the slot's byte of a file that all gateways share. A process that dies
 * loses its locks.
 */
final class KeyLocks {

  /** 65,536 slots: the upper half of a multiplicative hash. */
  private static final int SLOT_SHIFT = 16;

  private static final Duration RETRY_FIRST = Duration.ofMillis(1);
  private static final Duration RETRY_MAX = Duration.ofMillis(50);

  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final Fd lockFile;
  private final Duration waitMax;
  private final Map<Integer, Deque<Waiter>> queues = new HashMap<>();

  private record Waiter(Context context, Promise<Void> turn) {}

  KeyLocks(Vertx vertx, WorkerExecutor workers, Fd lockFile, Duration waitMax) {
    this.vertx = vertx;
    this.workers = workers;
    this.lockFile = lockFile;
    this.waitMax = waitMax;
  }

  static String name(ObjectRef ref) {
    return "o" + ref.bucket() + "/" + ref.key();
  }

  /** Of everything that changes with it. */
  static List<String> names(Replacement where) {
    return Stream.concat(Stream.of(where.ref()), where.keepReplaced().stream())
        .map(KeyLocks::name)
        .toList();
  }

  static String name(ControlName document) {
    return "c" + document;
  }

  static String uploadName(String uploadId) {
    return "u" + uploadId;
  }

  /** Runs blocking work on a worker while holding the locks of all the names. */
  <T> Future<T> with(List<String> names, Callable<T> work) {
    return with(workers, names, work);
  }

  /** The same on a worker of the given pool. */
  <T> Future<T> with(WorkerExecutor pool, List<String> names, Callable<T> work) {
    SortedSet<Integer> slots = new TreeSet<>();
    names.forEach(name -> slots.add((name.hashCode() * 0x9E3779B1) >>> SLOT_SHIFT));
    long deadline = System.nanoTime() + waitMax.toNanos();
    List<Integer> entered = new ArrayList<>();
    Future<Void> turn = Future.succeededFuture();
    for (int slot : slots) { // in ascending order, so that no two wait for each other
      turn = turn.compose(first -> enter(slot, deadline)).onSuccess(mine -> entered.add(slot));
    }
    Attempt<T> attempt = new Attempt<>(pool, slots, work, deadline);
    return turn.compose(mine -> attempt(attempt, RETRY_FIRST)).eventually(() -> leave(entered));
  }

  /** Work that is first in all its queues. */
  private record Attempt<T>(
      WorkerExecutor pool, SortedSet<Integer> slots, Callable<T> work, long deadline) {}

  private <T> Future<T> attempt(Attempt<T> attempt, Duration pause) {
    return attempt
        .pool()
        .executeBlocking(() -> locked(attempt.slots(), attempt.work()), false)
        .compose(result ->
            result.isPresent()
                ? Future.succeededFuture(result.get().value())
                : retry(attempt, pause));
  }

  private <T> Future<T> retry(Attempt<T> attempt, Duration pause) {
    if (System.nanoTime() - attempt.deadline() > 0) {
      return Future.failedFuture(new StorageFailure.Throttled(waitMax));
    }
    Duration next =
        pause.multipliedBy(2).compareTo(RETRY_MAX) < 0 ? pause.multipliedBy(2) : RETRY_MAX;
    return vertx.timer(pause.toMillis()).compose(later -> attempt(attempt, next));
  }

  /** The result of work that was done, as opposed to work that found its locks taken. */
  private record Done<T>(T value) {}

  private <T> Optional<Done<T>> locked(SortedSet<Integer> slots, Callable<T> work)
      throws Exception {
    Deque<Integer> held = new ArrayDeque<>();
    try {
      for (int slot : slots) {
        if (!ByteLocks.tryLock(lockFile, slot, 1)) {
          return Optional.empty();
        }
        held.push(slot);
      }
      return Optional.of(new Done<>(work.call()));
    } finally {
      held.forEach(slot -> ByteLocks.unlock(lockFile, slot, 1));
    }
  }

  private Future<Void> enter(int slot, long deadline) {
    synchronized (queues) {
      Deque<Waiter> queue = queues.get(slot);
      if (queue == null) {
        queues.put(slot, new ArrayDeque<>());
        return Future.succeededFuture();
      }
      Waiter waiter = new Waiter(vertx.getOrCreateContext(), Promise.promise());
      queue.add(waiter);
      long rest = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      long timer = vertx.setTimer(Math.max(1, rest), late -> giveUp(slot, waiter));
      return waiter.turn().future().onComplete(known -> vertx.cancelTimer(timer));
    }
  }

  /** Leaves the queue, unless its turn has come this moment. */
  private void giveUp(int slot, Waiter waiter) {
    synchronized (queues) {
      Deque<Waiter> queue = queues.get(slot);
      if (queue == null || !queue.remove(waiter)) {
        return;
      }
    }
    waiter.context().runOnContext(now -> waiter.turn().fail(new StorageFailure.Throttled(waitMax)));
  }

  private Future<Void> leave(List<Integer> slots) {
    slots.forEach(this::leave);
    return Future.succeededFuture();
  }

  private void leave(int slot) {
    synchronized (queues) {
      Waiter next = queues.get(slot).poll();
      if (next == null) {
        queues.remove(slot);
      } else {
        next.context().runOnContext(now -> next.turn().complete());
      }
    }
  }
}
