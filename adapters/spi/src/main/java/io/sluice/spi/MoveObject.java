package io.sluice.spi;

import java.util.Optional;

/**
 * Asks for an object to get another name.
 *
 * @param condition judged against the target
 * @param expected the ETag of the source that is meant, or empty for whichever is there; judged in
 *     the same step, needs {@link Capability#MOVE_IF_MATCHES}
 * @param keepReplaced where the object that was at the target is kept, see {@link Replacement};
 *     neither source nor target
 */
public record MoveObject(
    ObjectRef source,
    ObjectRef target,
    WriteCondition condition,
    Optional<ETag> expected,
    Optional<ObjectRef> keepReplaced) {

  public MoveObject {
    Replacement.requireElsewhere(keepReplaced, source, target);
  }

  public MoveObject(ObjectRef source, ObjectRef target, WriteCondition condition) {
    this(source, target, condition, Optional.empty(), Optional.empty());
  }

  /** What the target becomes. */
  public Replacement replacement() {
    return new Replacement(target, condition, keepReplaced);
  }
}
