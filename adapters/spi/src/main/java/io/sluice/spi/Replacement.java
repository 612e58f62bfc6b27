package io.sluice.spi;

import java.util.Optional;

/**
 * What becomes visible at a place, and what becomes of the object that it replaces.
 *
 * <p>Where {@code keepReplaced} names a place and an object is replaced, that object is there
 * afterwards with everything it has: bytes, ETag, Last-Modified, metadata, checksums, parts; only a
 * foreign one may get another ETag. Whoever sees the new object finds the old one there. What was
 * kept there before goes. Where nothing is replaced, nothing is kept and what is there stays. A
 * write that fails keeps nothing, but what was there before may be gone; a crash in the middle may
 * leave the old object at both places, and never at none.
 *
 * @param ref where it becomes visible
 * @param condition judged in the same step
 * @param keepReplaced another place than {@code ref}; needs {@link Capability#KEEP_REPLACED}
 */
public record Replacement(
    ObjectRef ref, WriteCondition condition, Optional<ObjectRef> keepReplaced) {

  public Replacement {
    requireElsewhere(keepReplaced, ref);
  }

  /** Whatever is at a place goes. */
  public static Replacement at(ObjectRef ref) {
    return new Replacement(ref, WriteCondition.always(), Optional.empty());
  }

  /** What is replaced cannot be kept where it is, nor where what replaces it comes from. */
  static void requireElsewhere(Optional<ObjectRef> keepReplaced, ObjectRef... taken) {
    for (ObjectRef ref : taken) {
      if (keepReplaced.filter(ref::equals).isPresent()) {
        throw new IllegalArgumentException("what is replaced cannot be kept at " + ref);
      }
    }
  }
}
