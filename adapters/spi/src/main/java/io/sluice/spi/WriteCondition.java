package io.sluice.spi;

/**
 * Under which condition a write becomes visible. Judged by the backend in one atomic step with the
 * publishing.
 */
public sealed interface WriteCondition {

  /** Whatever is there now. */
  record Always() implements WriteCondition {}

  /** Only where no object has the key; else {@link StorageFailure.ConditionFailed}. */
  record IfAbsent() implements WriteCondition {}

  /**
   * Only where the object has this ETag; else {@link StorageFailure.ConditionFailed}, or {@link
   * StorageFailure.NoSuchObject} where there is none.
   */
  record IfMatches(ETag etag) implements WriteCondition {}

  /** Only where an object has the key, whichever; else {@link StorageFailure.NoSuchObject}. */
  record IfPresent() implements WriteCondition {}

  /** Whatever is there now. */
  static WriteCondition always() {
    return new Always();
  }

  /** Only where nothing is there now. */
  static WriteCondition ifAbsent() {
    return new IfAbsent();
  }
}
