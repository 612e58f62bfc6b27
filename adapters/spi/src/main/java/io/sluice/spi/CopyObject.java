package io.sluice.spi;

import java.util.Optional;

/**
 * Asks for a copy inside the store.
 *
 * @param conditions judged against the source
 * @param patch what the copy's metadata has other than the source's
 * @param condition judged against the target
 * @param keepReplaced where the object that was at the target is kept, see {@link Replacement}
 */
public record CopyObject(
    ObjectRef source,
    ReadConditions conditions,
    ObjectRef target,
    MetadataPatch patch,
    WriteCondition condition,
    Optional<ObjectRef> keepReplaced) {

  public CopyObject {
    Replacement.requireElsewhere(keepReplaced, source, target);
  }

  public CopyObject(
      ObjectRef source,
      ReadConditions conditions,
      ObjectRef target,
      MetadataPatch patch,
      WriteCondition condition) {
    this(source, conditions, target, patch, condition, Optional.empty());
  }

  /** What the target becomes. */
  public Replacement replacement() {
    return new Replacement(target, condition, keepReplaced);
  }
}
