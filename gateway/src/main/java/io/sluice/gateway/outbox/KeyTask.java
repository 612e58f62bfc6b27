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

  int failures;

  /** In milliseconds since 1970; of no meaning without failures. */
  long firstFailure;

  /** Of its next attempt, while it backs off; one that fires later is of no meaning. */
  long timer = NO_TIMER;

  KeyTask(ObjectRef ref, UserQueue queue) {
    this.ref = ref;
    this.queue = queue;
  }

  /** The marks that a look which begins now will clear. */
  List<Pending> take() {
    List<Pending> taken = marks;
    marks = new ArrayList<>(1);
    return taken;
  }
}
