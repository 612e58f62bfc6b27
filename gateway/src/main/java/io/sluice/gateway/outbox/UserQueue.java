package io.sluice.gateway.outbox;

import io.sluice.gateway.outbox.KeyTask.State;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What waits for one user: a head in memory, then documents in the store, then a tail in memory
 * that becomes the next such document when it is long enough.
 */
final class UserQueue {

  /** One that waits for room. */
  record Waiter(Pending pending, Promise<Void> admitted) {}

  final String who;

  /** Tasks whose turn comes. */
  final Deque<KeyTask> ready = new ArrayDeque<>();

  /** Marks in the head that are looked at or wait for it, and those that back off. */
  int waiting;

  int backingOff;

  final Deque<Pending> tail = new ArrayDeque<>();
  final Deque<Waiter> waiters = new ArrayDeque<>();

  /** Marks of the tail that are being written; empty where none are. */
  List<Pending> spilling = List.of();

  /** The id under which documents were written, and the numbers of the first and the next. */
  String gateway = "";

  long first;
  long next;

  /** About how many marks these have. */
  long spilled;

  /** Being refilled, or resting after a failure of the store. */
  boolean reading;

  boolean resting;

  UserQueue(String who) {
    this.who = who;
  }

  boolean isFull(int limit) {
    return waiting >= limit || backingOff >= limit;
  }

  /** Whether something waits behind the head. */
  boolean hasMore() {
    return first < next || !spilling.isEmpty() || !tail.isEmpty() || !waiters.isEmpty();
  }

  boolean isEmpty() {
    return waiting == 0 && backingOff == 0 && !hasMore() && !reading;
  }

  int inMemory() {
    return waiting + backingOff + tail.size() + spilling.size();
  }

  void count(State state, int marks) {
    if (state == State.BACKING_OFF) {
      backingOff += marks;
    } else {
      waiting += marks;
    }
  }
}
