package io.sluice.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Asks for an object to get another name.
 *
 * @param condition judged against the target
 * @param expected the ETag of the source that is meant, or empty for whichever is there; judged in
 *     the same step, needs {@link Capability#MOVE_IF_MATCHES}
 * @param lastModified that of the source that is meant, or empty; judged in the same step, needs
 *     {@link Capability#MOVE_IF_MATCHES}; see {@link ReadConditions#lastModified}
 * @param keepReplaced where the object that was at the target is kept, see {@link Replacement};
 *     neither source nor target
 */
public record MoveObject(
    ObjectRef source,
    ObjectRef target,
    WriteCondition condition,
    Optional<ETag> expected,
    Optional<Instant> lastModified,
    Optional<ObjectRef> keepReplaced) {

  public MoveObject {
    Replacement.requireElsewhere(keepReplaced, source, target);
  }

  public MoveObject(ObjectRef source, ObjectRef target, WriteCondition condition) {
    this(source, target, condition, Optional.empty(), Optional.empty());
  }

  public MoveObject(
      ObjectRef source,
      ObjectRef target,
      WriteCondition condition,
      Optional<ETag> expected,
      Optional<ObjectRef> keepReplaced) {
    this(source, target, condition, expected, Optional.empty(), keepReplaced);
  }

  /** Meant for this very object, and no other that took its place. */
  public MoveObject only(ObjectInfo object) {
    return new MoveObject(
        source,
        target,
        condition,
        Optional.of(object.etag()),
        Optional.of(object.lastModified()),
        keepReplaced);
  }

  /** Whether it is meant for this object. */
  public boolean isMeantFor(ObjectInfo object) {
    return expected.map(object.etag()::equals).orElse(true)
        && lastModified.map(object.lastModified()::equals).orElse(true);
  }

  /** What the target becomes. */
  public Replacement replacement() {
    return new Replacement(target, condition, keepReplaced);
  }
}
