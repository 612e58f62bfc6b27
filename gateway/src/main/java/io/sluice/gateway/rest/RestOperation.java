package io.sluice.gateway.rest;

import static io.sluice.gateway.rest.RestRow.delete;
import static io.sluice.gateway.rest.RestRow.get;
import static io.sluice.gateway.rest.RestRow.head;
import static io.sluice.gateway.rest.RestRow.patch;
import static io.sluice.gateway.rest.RestRow.post;
import static io.sluice.gateway.rest.RestRow.put;

import io.sluice.gateway.rest.RestRow.BodyKind;
import java.util.List;
import java.util.Optional;

/**
 * The table of all operations, which says the same as {@code openapi.yaml}. A row also names the
 * log field, the metric tag and the handler.
 *
 * <p>Besides its own statuses, each row but a public one may answer those of {@link #COMMON}.
 */
public enum RestOperation {
  GET_OPENAPI(get("getOpenapi", "/openapi.yaml").answers(200, 400, 503)),

  LIST_BUCKETS(get("listBuckets", "/buckets").query("prefix", "cursor", "limit").answers(200)),
  CREATE_BUCKET(post("createBucket", "/buckets").json().answers(201, 409, 507)),
  GET_BUCKET(get("getBucket", "/buckets/{bucket}").answers(200, 404)),
  DELETE_BUCKET(delete("deleteBucket", "/buckets/{bucket}").answers(204, 404, 409)),

  GET_BUCKET_SETTINGS(get("getBucketSettings", "/buckets/{bucket}/settings").answers(200, 404)),
  UPDATE_BUCKET_SETTINGS(
      patch("updateBucketSettings", "/buckets/{bucket}/settings").json().answers(200, 404, 507)),

  LIST_OBJECTS(
      get("listObjects", "/buckets/{bucket}/objects")
          .query("prefix", "delimiter", "after", "cursor", "limit")
          .answers(200, 404)),

  GET_OBJECT(
      get("getObject", "/buckets/{bucket}/object")
          .query("key")
          .reading()
          .answers(200, 206, 304, 404, 412, 416, 425)),
  HEAD_OBJECT(
      head("headObject", "/buckets/{bucket}/object")
          .query("key")
          .reading()
          .answers(200, 206, 304, 404, 412, 416)),
  PUT_OBJECT(
      put("putObject", "/buckets/{bucket}/object").stream()
          .query("key")
          .headers("If-Match", "If-None-Match", "Content-MD5", "Content-Digest", "Sluice-Meta-*")
          .answers(200, 404, 412, 507)),
  DELETE_OBJECT(
      delete("deleteObject", "/buckets/{bucket}/object")
          .query("key")
          .headers("If-Match")
          .answers(204, 404, 412)),

  GET_OBJECT_METADATA(
      get("getObjectMetadata", "/buckets/{bucket}/object/metadata").query("key").answers(200, 404)),
  UPDATE_OBJECT_METADATA(
      patch("updateObjectMetadata", "/buckets/{bucket}/object/metadata")
          .json()
          .query("key")
          .headers("If-Match")
          .answers(204, 404, 412, 507)),
  COPY_OBJECT(
      post("copyObject", "/buckets/{bucket}/object/copy")
          .json()
          .query("key")
          .headers("If-Match")
          .answers(200, 404, 412, 507, 425)),
  MOVE_OBJECT(
      post("moveObject", "/buckets/{bucket}/object/move")
          .json()
          .query("key")
          .answers(200, 404, 412, 507, 425)),
  GET_OBJECT_TAGS(
      get("getObjectTags", "/buckets/{bucket}/object/tags").query("key").answers(200, 404)),
  PUT_OBJECT_TAGS(
      put("putObjectTags", "/buckets/{bucket}/object/tags")
          .json()
          .query("key")
          .headers("If-Match")
          .answers(204, 404, 412, 507)),
  DELETE_OBJECT_TAGS(
      delete("deleteObjectTags", "/buckets/{bucket}/object/tags")
          .query("key")
          .headers("If-Match")
          .answers(204, 404, 412)),

  GET_OBJECT_STATUS(
      get("getObjectStatus", "/buckets/{bucket}/object/status").query("key").answers(200, 404)),
  GET_OBJECT_STATUS_BY_PATH(
      get("getObjectStatusByPath", "/objects/{bucket}/{object}/status").answers(200, 404)),

  SEARCH(
      get("search", "/search")
          .query(
              "q",
              "type",
              "language",
              "bucket",
              "year",
              "size",
              "owner",
              "tag",
              "verdict",
              "sort",
              "facets",
              "cursor",
              "limit")
          .answers(200)),

  LIST_QUARANTINED(
      get("listQuarantined", "/quarantine").query("bucket", "cursor", "limit").answers(200)),
  RELEASE_QUARANTINED(
      post("releaseQuarantined", "/quarantine/release").json().answers(200, 404, 412, 507)),
  DELETE_QUARANTINED(delete("deleteQuarantined", "/quarantine").query("id").answers(204, 404)),

  LIST_DEAD_LETTERS(get("listDeadLetters", "/dead-letters").query("cursor", "limit").answers(200)),
  REDRIVE_DEAD_LETTERS(
      post("redriveDeadLetters", "/dead-letters/redrive").json().answers(200, 404, 507)),
  DELETE_DEAD_LETTER(delete("deleteDeadLetter", "/dead-letters/{letter}").answers(204, 404)),

  LIST_JOBS(get("listJobs", "/jobs").answers(200)),
  START_JOB(post("startJob", "/jobs").json().answers(201)),
  GET_JOB(get("getJob", "/jobs/{job}").answers(200, 404)),

  GET_ME(get("getMe", "/me").answers(200)),

  LIST_USERS(get("listUsers", "/users").query("name", "cursor", "limit").answers(200)),
  CREATE_USER(post("createUser", "/users").json().answers(201, 404, 409, 507)),
  GET_USER(get("getUser", "/users/{user}").answers(200, 404)),
  UPDATE_USER(patch("updateUser", "/users/{user}").json().answers(200, 404, 507)),
  DELETE_USER(delete("deleteUser", "/users/{user}").answers(204, 404)),

  LIST_KEYS(get("listKeys", "/users/{user}/keys").answers(200, 404)),
  CREATE_KEY(post("createKey", "/users/{user}/keys").json().answers(201, 404, 507)),
  UPDATE_KEY(patch("updateKey", "/keys/{key}").json().answers(200, 404, 507)),
  DELETE_KEY(delete("deleteKey", "/keys/{key}").answers(204, 404)),

  LIST_GROUPS(get("listGroups", "/groups").query("name", "cursor", "limit").answers(200)),
  CREATE_GROUP(post("createGroup", "/groups").json().answers(201, 409, 507)),
  GET_GROUP(get("getGroup", "/groups/{group}").answers(200, 404)),
  DELETE_GROUP(delete("deleteGroup", "/groups/{group}").answers(204, 404)),
  LIST_MEMBERS(
      get("listMembers", "/groups/{group}/members").query("cursor", "limit").answers(200, 404)),
  ADD_MEMBER(put("addMember", "/groups/{group}/members/{user}").answers(204, 404)),
  REMOVE_MEMBER(delete("removeMember", "/groups/{group}/members/{user}").answers(204, 404)),

  LIST_GRANTS(get("listGrants", "/buckets/{bucket}/grants").answers(200, 404)),
  PUT_GRANT(put("putGrant", "/buckets/{bucket}/grants").json().answers(200, 404, 507)),
  DELETE_GRANT(
      delete("deleteGrant", "/buckets/{bucket}/grants")
          .query("grantee", "prefix")
          .answers(200, 404));

  /** Where all paths begin. */
  static final String ROOT = "/api/v1";

  /** What every operation may answer that asks who is there. */
  static final List<Integer> COMMON = List.of(400, 401, 403, 500, 501, 503);

  // Its lists are made by List.of: immutable, which their type does not say.
  @SuppressWarnings("ImmutableEnumChecker")
  private final RestRow row;

  RestOperation(RestRow row) {
    this.row = row;
  }

  /** The operationId. */
  public String wire() {
    return row.wire();
  }

  public String method() {
    return row.method();
  }

  /** Below {@link #ROOT}, with parameters in braces. */
  public String path() {
    return row.path();
  }

  public BodyKind body() {
    return row.body();
  }

  /** The parameters of the query; all others are refused. */
  public List<String> query() {
    return row.query();
  }

  /** The headers that mean something to this operation. A star stands for any ending. */
  public List<String> headers() {
    return row.headers();
  }

  /** What it may answer besides {@link #COMMON}. */
  public List<Integer> statuses() {
    return row.statuses();
  }

  /** Whether nobody is asked who they are. */
  public boolean isPublic() {
    return this == GET_OPENAPI;
  }

  boolean takes(String header) {
    return headers().stream().anyMatch(header::equalsIgnoreCase);
  }

  /** The row of that name. */
  public static Optional<RestOperation> of(String wire) {
    for (RestOperation operation : values()) {
      if (operation.wire().equals(wire)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }
}
