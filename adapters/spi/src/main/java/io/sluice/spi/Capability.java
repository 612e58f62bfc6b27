package io.sluice.spi;

/** What a store can be asked for beyond the least. Constant after start. */
public enum Capability {
  /** {@link WriteCondition.IfAbsent} holds however many race. */
  WRITE_IF_ABSENT,
  /** {@link WriteCondition.IfMatches} and {@link DeleteObject#ifMatch} hold however many race. */
  WRITE_IF_MATCHES,
  /** {@link ObjectStore#updateMetadata} changes neither ETag nor Last-Modified. */
  METADATA_IN_PLACE,
  /** {@link ObjectStore#move} is one atomic step. */
  ATOMIC_MOVE,
  /** A listing shows every write that was acknowledged before it began. */
  LIST_AFTER_WRITE,
  /** {@link ObjectStore#multipart} is present. */
  MULTIPART
}
