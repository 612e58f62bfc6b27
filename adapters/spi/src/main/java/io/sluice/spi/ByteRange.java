package io.sluice.spi;

/** Which bytes of an object are wanted. Positions count from 0. */
public sealed interface ByteRange {

  /** All of them, none where the object is empty. */
  record Whole() implements ByteRange {}

  /** From {@code first} to the end. */
  record From(long first) implements ByteRange {}

  /** From {@code first} to {@code last}, both included; cut at the end of the object. */
  record Span(long first, long last) implements ByteRange {}

  /** The last {@code length} bytes, or all where the object is shorter. */
  record Tail(long length) implements ByteRange {}

  /** All of them. */
  static ByteRange whole() {
    return new Whole();
  }

  /** A range of an object whose size is known. */
  record Resolved(long offset, long length) {}

  /**
   * Lays the range over an object.
   *
   * @throws StorageFailure.RangeUnsatisfiable where not one byte is in it
   */
  default Resolved resolve(long size) {
    Resolved resolved =
        switch (this) {
          case Whole() -> new Resolved(0, size);
          case From(long first) -> new Resolved(first, size - first);
          case Span(long first, long last) ->
              new Resolved(first, Math.min(last, size - 1) - first + 1);
          case Tail(long length) ->
              new Resolved(Math.max(0, size - length), Math.min(length, size));
        };
    if (resolved.length() <= 0 && !(this instanceof Whole)) {
      throw new StorageFailure.RangeUnsatisfiable(size);
    }
    return resolved;
  }
}
