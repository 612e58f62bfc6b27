package io.sluice.gateway.access;

/** What somebody may be allowed to do. Each protocol's operation needs one or more of these. */
public enum Action {
  LIST_BUCKETS,
  CREATE_BUCKET,
  /** To learn that a bucket exists, and where. */
  READ_BUCKET,
  DELETE_BUCKET,
  /** To see what is set for a bucket as a whole. */
  READ_SETTINGS,
  WRITE_SETTINGS,
  /** To see and change who may do what under a prefix. */
  MANAGE_GRANTS,
  LIST_OBJECTS,
  READ_OBJECT,
  WRITE_OBJECT,
  DELETE_OBJECT,
  LIST_UPLOADS,
  /** Users, groups and keys. */
  ADMINISTER
}
