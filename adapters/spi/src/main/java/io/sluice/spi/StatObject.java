package io.sluice.spi;

/** Asks what is known of an object. */
public record StatObject(ObjectRef ref, ReadConditions conditions) {

  public StatObject(ObjectRef ref) {
    this(ref, ReadConditions.NONE);
  }
}
