package io.sluice.spi;

/** Asks for the bytes of an object, or some of them. */
public record OpenObject(ObjectRef ref, ByteRange range, ReadConditions conditions) {

  public OpenObject(ObjectRef ref) {
    this(ref, ByteRange.whole(), ReadConditions.NONE);
  }
}
