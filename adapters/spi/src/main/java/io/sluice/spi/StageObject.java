package io.sluice.spi;

import java.util.OptionalLong;

/**
 * Asks for a place to write an object to.
 *
 * @param size how many bytes will come, where the writer knows; a hint for the layout, verified by
 *     {@link Commit#size}
 * @param condition judged at the commit; told now, for some stores must choose the kind of write by
 *     it
 */
public record StageObject(
    ObjectRef ref, ObjectMetadata metadata, OptionalLong size, WriteCondition condition) {

  public StageObject(ObjectRef ref, ObjectMetadata metadata, OptionalLong size) {
    this(ref, metadata, size, WriteCondition.always());
  }
}
