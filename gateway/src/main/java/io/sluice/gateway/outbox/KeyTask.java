package io.sluice.gateway.outbox;

import io.sluice.spi.ObjectRef;
import java.util.ArrayList;
import java.util.List;

/** All marks of one key that are in memory and may be looked at; one look clears them together. */
final class KeyTask {

  enum State {
    READY,
    LOOKING,
    BACKING_OFF
  }

  static final long NO_TIMER = -1;

  final ObjectRef ref;
  final UserQueue queue;

  State state = State.READY;

  /** Those that no look has begun for, or whose look has failed. */
  List<Pending> marks = new ArrayList<>(1);

  /** Looks in a row that led to nothing, which tells how long to wait for the next. */
  int failures;

  /** Those of them that may be the key's own fault. */
  int faults;

  /** In milliseconds since 1970; of no meaning without failures. */
  long firstFailure;

  /** Of its next attempt, while it backs off; one that fires later is of no meaning. */
  long timer = NO_TIMER;

  KeyTask(ObjectRef ref, UserQueue queue) {
    this.ref = ref;
    this.queue = queue;
  }

  /** Begins anew. */
  void forgive() {
    failures = 0;
    faults = 0;
  }

  /** The marks that a look which begins now will clear. */
  List<Pending> take() {
    List<Pending> taken = marks;
    marks = new ArrayList<>(1);
    return taken;
  }
}
