package io.sluice.gateway.objects;

/** What somebody may be allowed to do. Each protocol's operation needs one or more of these. */
public enum Action {
  LIST_BUCKETS,
  CREATE_BUCKET,
  READ_BUCKET,
  DELETE_BUCKET,
  LIST_OBJECTS,
  READ_OBJECT,
  WRITE_OBJECT,
  DELETE_OBJECT,
  LIST_UPLOADS
}
