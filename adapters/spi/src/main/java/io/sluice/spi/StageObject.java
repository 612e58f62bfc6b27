package io.sluice.spi;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks for a place to write an object to.
 *
 * @param size how many bytes will come, where the writer knows; a hint for the layout, verified by
 *     {@link Commit#size}
 * @param condition judged at the commit; told now, for some stores must choose the kind of write by
 *     it
 * @param keepReplaced where the object that the commit replaces is kept, see {@link Replacement}
 */
public record StageObject(
    ObjectRef ref,
    ObjectMetadata metadata,
    OptionalLong size,
    WriteCondition condition,
    Optional<ObjectRef> keepReplaced) {

  public StageObject {
    Replacement.requireElsewhere(keepReplaced, ref);
  }

  public StageObject(
      ObjectRef ref, ObjectMetadata metadata, OptionalLong size, WriteCondition condition) {
    this(ref, metadata, size, condition, Optional.empty());
  }

  public StageObject(ObjectRef ref, ObjectMetadata metadata, OptionalLong size) {
    this(ref, metadata, size, WriteCondition.always());
  }

  /** What its commit changes. */
  public Replacement replacement(Commit commit) {
    return commit
        .elsewhere()
        .map(Replacement::at)
        .orElseGet(() -> new Replacement(ref, condition, keepReplaced));
  }
}
