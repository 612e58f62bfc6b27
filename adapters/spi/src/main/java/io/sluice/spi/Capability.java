package io.sluice.spi;

/**
 * What a store can be asked for beyond the least. Constant after start.
 *
 * <p>Conditions are several capabilities, since real stores keep them on one kind of write and drop
 * them in silence on another (ADR 2).
 */
public enum Capability {
  /** A staged write with {@link WriteCondition.IfAbsent} holds however many race. */
  WRITE_IF_ABSENT,
  /** A staged write with {@link WriteCondition.IfMatches} or IfPresent holds however many race. */
  WRITE_IF_MATCHES,
  /** {@link DeleteObject#condition} holds however many race. */
  DELETE_IF_MATCHES,
  /** Conditions on {@link MultipartUploads#complete} hold however many race. */
  COMPLETE_CONDITIONS,
  /** Conditions on the target of {@link ObjectStore#copy} and {@link ObjectStore#move} do. */
  COPY_CONDITIONS,
  /** {@link ObjectStore#updateMetadata} changes neither ETag nor Last-Modified. */
  METADATA_IN_PLACE,
  /**
   * {@link ObjectStore#move} is one atomic step, unless source and target are where the store can
   * only copy between them.
   */
  ATOMIC_MOVE,
  /** {@link MoveObject#expected} and lastModified hold however many race. */
  MOVE_IF_MATCHES,
  /** Writes, copies, completions and moves keep what they replace, see {@link Replacement}. */
  KEEP_REPLACED,
  /** {@link Commit#elsewhere} and {@link PreparedUpload#commitElsewhere}. */
  COMMIT_ELSEWHERE,
  /** A listing shows every write that was acknowledged before it began. */
  LIST_AFTER_WRITE,
  /** {@link ObjectStore#multipart} is present. */
  MULTIPART,
  /** {@link MultipartUploads#prepare} lets an upload be read before it is published. */
  PREPARE_UPLOAD,
  /** Conditions on documents of {@link ObjectStore#control} hold however many race. */
  CONTROL_CONDITIONS
}
