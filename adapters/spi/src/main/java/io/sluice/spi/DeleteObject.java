package io.sluice.spi;

/**
 * Asks for an object to go.
 *
 * @param condition judged against the object that is there
 */
public record DeleteObject(ObjectRef ref, WriteCondition condition) {

  public DeleteObject(ObjectRef ref) {
    this(ref, WriteCondition.always());
  }
}
