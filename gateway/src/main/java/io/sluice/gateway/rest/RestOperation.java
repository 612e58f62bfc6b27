package io.sluice.gateway.rest;

import static io.sluice.gateway.rest.RestOperation.BodyKind.JSON;
import static io.sluice.gateway.rest.RestOperation.BodyKind.NONE;
import static io.sluice.gateway.rest.RestOperation.BodyKind.STREAM;

import java.util.List;
import java.util.Optional;

/**
 * The table of all operations, which says the same as {@code openapi.yaml}. A row also names the
 * log field, the metric tag and the handler.
 *
 * <p>Besides its own statuses, each row but a public one may answer those of {@link #COMMON}.
 */
public enum RestOperation {
  GET_OPENAPI("getOpenapi", "GET", "/openapi.yaml", NONE, list(), list(), 200, 400, 503),

  LIST_BUCKETS(
      "listBuckets", "GET", "/buckets", NONE, list("prefix", "cursor", "limit"), list(), 200),
  CREATE_BUCKET("createBucket", "POST", "/buckets", JSON, list(), list(), 201, 409, 413, 415, 507),
  GET_BUCKET("getBucket", "GET", "/buckets/{bucket}", NONE, list(), list(), 200, 404),
  DELETE_BUCKET("deleteBucket", "DELETE", "/buckets/{bucket}", NONE, list(), list(), 204, 404, 409),

  GET_BUCKET_SETTINGS(
      "getBucketSettings", "GET", "/buckets/{bucket}/settings", NONE, list(), list(), 200, 404),
  UPDATE_BUCKET_SETTINGS(
      "updateBucketSettings",
      "PATCH",
      "/buckets/{bucket}/settings",
      JSON,
      list(),
      list(),
      200,
      404,
      413,
      415,
      507),

  LIST_OBJECTS(
      "listObjects",
      "GET",
      "/buckets/{bucket}/objects",
      NONE,
      list("prefix", "delimiter", "after", "cursor", "limit"),
      list(),
      200,
      404),

  GET_OBJECT(
      "getObject",
      "GET",
      "/buckets/{bucket}/object",
      NONE,
      list("key"),
      list(
          "Range",
          "If-Range",
          "If-Match",
          "If-None-Match",
          "If-Modified-Since",
          "If-Unmodified-Since"),
      200,
      206,
      304,
      404,
      412,
      416,
      425),
  HEAD_OBJECT(
      "headObject",
      "HEAD",
      "/buckets/{bucket}/object",
      NONE,
      list("key"),
      list(
          "Range",
          "If-Range",
          "If-Match",
          "If-None-Match",
          "If-Modified-Since",
          "If-Unmodified-Since"),
      200,
      206,
      304,
      404,
      412,
      416),
  PUT_OBJECT(
      "putObject",
      "PUT",
      "/buckets/{bucket}/object",
      STREAM,
      list("key"),
      list("If-Match", "If-None-Match", "Content-MD5", "Content-Digest", "Sluice-Meta-*"),
      200,
      404,
      412,
      507),
  DELETE_OBJECT(
      "deleteObject",
      "DELETE",
      "/buckets/{bucket}/object",
      NONE,
      list("key"),
      list("If-Match"),
      204,
      404,
      412),

  GET_OBJECT_METADATA(
      "getObjectMetadata",
      "GET",
      "/buckets/{bucket}/object/metadata",
      NONE,
      list("key"),
      list(),
      200,
      404),
  UPDATE_OBJECT_METADATA(
      "updateObjectMetadata",
      "PATCH",
      "/buckets/{bucket}/object/metadata",
      JSON,
      list("key"),
      list("If-Match"),
      204,
      404,
      412,
      413,
      415,
      507),
  COPY_OBJECT(
      "copyObject",
      "POST",
      "/buckets/{bucket}/object/copy",
      JSON,
      list("key"),
      list("If-Match"),
      200,
      404,
      412,
      413,
      415,
      507,
      425),
  MOVE_OBJECT(
      "moveObject",
      "POST",
      "/buckets/{bucket}/object/move",
      JSON,
      list("key"),
      list(),
      200,
      404,
      412,
      413,
      415,
      507,
      425),
  GET_OBJECT_TAGS(
      "getObjectTags", "GET", "/buckets/{bucket}/object/tags", NONE, list("key"), list(), 200, 404),
  PUT_OBJECT_TAGS(
      "putObjectTags",
      "PUT",
      "/buckets/{bucket}/object/tags",
      JSON,
      list("key"),
      list("If-Match"),
      204,
      404,
      412,
      413,
      415,
      507),
  DELETE_OBJECT_TAGS(
      "deleteObjectTags",
      "DELETE",
      "/buckets/{bucket}/object/tags",
      NONE,
      list("key"),
      list("If-Match"),
      204,
      404,
      412),

  GET_OBJECT_STATUS(
      "getObjectStatus",
      "GET",
      "/buckets/{bucket}/object/status",
      NONE,
      list("key"),
      list(),
      200,
      404),
  GET_OBJECT_STATUS_BY_PATH(
      "getObjectStatusByPath",
      "GET",
      "/objects/{bucket}/{object}/status",
      NONE,
      list(),
      list(),
      200,
      404),

  SEARCH(
      "search",
      "GET",
      "/search",
      NONE,
      list(
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
          "limit"),
      list(),
      200),

  LIST_QUARANTINED(
      "listQuarantined",
      "GET",
      "/quarantine",
      NONE,
      list("bucket", "cursor", "limit"),
      list(),
      200),
  RELEASE_QUARANTINED(
      "releaseQuarantined",
      "POST",
      "/quarantine/release",
      JSON,
      list(),
      list(),
      200,
      404,
      412,
      413,
      415,
      507),
  DELETE_QUARANTINED(
      "deleteQuarantined", "DELETE", "/quarantine", NONE, list("id"), list(), 204, 404),

  LIST_DEAD_LETTERS(
      "listDeadLetters", "GET", "/dead-letters", NONE, list("cursor", "limit"), list(), 200),
  REDRIVE_DEAD_LETTERS(
      "redriveDeadLetters",
      "POST",
      "/dead-letters/redrive",
      JSON,
      list(),
      list(),
      200,
      404,
      413,
      415,
      507),
  DELETE_DEAD_LETTER(
      "deleteDeadLetter", "DELETE", "/dead-letters/{letter}", NONE, list(), list(), 204, 404),

  LIST_JOBS("listJobs", "GET", "/jobs", NONE, list(), list(), 200),
  START_JOB("startJob", "POST", "/jobs", JSON, list(), list(), 201, 413, 415),
  GET_JOB("getJob", "GET", "/jobs/{job}", NONE, list(), list(), 200, 404),

  GET_ME("getMe", "GET", "/me", NONE, list(), list(), 200),

  LIST_USERS("listUsers", "GET", "/users", NONE, list("name", "cursor", "limit"), list(), 200),
  CREATE_USER("createUser", "POST", "/users", JSON, list(), list(), 201, 404, 409, 413, 415, 507),
  GET_USER("getUser", "GET", "/users/{user}", NONE, list(), list(), 200, 404),
  UPDATE_USER(
      "updateUser", "PATCH", "/users/{user}", JSON, list(), list(), 200, 404, 413, 415, 507),
  DELETE_USER("deleteUser", "DELETE", "/users/{user}", NONE, list(), list(), 204, 404),

  LIST_KEYS("listKeys", "GET", "/users/{user}/keys", NONE, list(), list(), 200, 404),
  CREATE_KEY(
      "createKey", "POST", "/users/{user}/keys", JSON, list(), list(), 201, 404, 413, 415, 507),
  UPDATE_KEY("updateKey", "PATCH", "/keys/{key}", JSON, list(), list(), 200, 404, 413, 415, 507),
  DELETE_KEY("deleteKey", "DELETE", "/keys/{key}", NONE, list(), list(), 204, 404),

  LIST_GROUPS("listGroups", "GET", "/groups", NONE, list("name", "cursor", "limit"), list(), 200),
  CREATE_GROUP("createGroup", "POST", "/groups", JSON, list(), list(), 201, 409, 413, 415, 507),
  GET_GROUP("getGroup", "GET", "/groups/{group}", NONE, list(), list(), 200, 404),
  DELETE_GROUP("deleteGroup", "DELETE", "/groups/{group}", NONE, list(), list(), 204, 404),
  LIST_MEMBERS(
      "listMembers",
      "GET",
      "/groups/{group}/members",
      NONE,
      list("cursor", "limit"),
      list(),
      200,
      404),
  ADD_MEMBER("addMember", "PUT", "/groups/{group}/members/{user}", NONE, list(), list(), 204, 404),
  REMOVE_MEMBER(
      "removeMember", "DELETE", "/groups/{group}/members/{user}", NONE, list(), list(), 204, 404),

  LIST_GRANTS("listGrants", "GET", "/buckets/{bucket}/grants", NONE, list(), list(), 200, 404),
  PUT_GRANT(
      "putGrant", "PUT", "/buckets/{bucket}/grants", JSON, list(), list(), 200, 404, 413, 415, 507),
  DELETE_GRANT(
      "deleteGrant",
      "DELETE",
      "/buckets/{bucket}/grants",
      NONE,
      list("grantee", "prefix"),
      list(),
      200,
      404);

  /** Where all paths begin. */
  static final String ROOT = "/api/v1";

  /** What every operation may answer that asks who is there. */
  static final List<Integer> COMMON = List.of(400, 401, 403, 500, 501, 503);

  /** What the request carries. */
  public enum BodyKind {
    NONE,
    JSON,
    STREAM
  }

  private final String wire;
  private final String method;
  private final String path;
  private final BodyKind body;

  // Made by List.of: immutable, which their type does not say.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> query;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> headers;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Integer> statuses;

  RestOperation(
      String wire,
      String method,
      String path,
      BodyKind body,
      List<String> query,
      List<String> headers,
      Integer... statuses) {
    this.wire = wire;
    this.method = method;
    this.path = path;
    this.body = body;
    this.query = query;
    this.headers = headers;
    this.statuses = List.of(statuses);
  }

  private static List<String> list(String... names) {
    return List.of(names);
  }

  /** The operationId. */
  public String wire() {
    return wire;
  }

  public String method() {
    return method;
  }

  /** Below {@link #ROOT}, with parameters in braces. */
  public String path() {
    return path;
  }

  public BodyKind body() {
    return body;
  }

  /** The parameters of the query; all others are refused. */
  public List<String> query() {
    return query;
  }

  /** The headers that mean something to this operation. A star stands for any ending. */
  public List<String> headers() {
    return headers;
  }

  /** What it may answer besides {@link #COMMON}. */
  public List<Integer> statuses() {
    return statuses;
  }

  /** Whether nobody is asked who they are. */
  public boolean isPublic() {
    return this == GET_OPENAPI;
  }

  boolean takes(String header) {
    return headers.stream().anyMatch(header::equalsIgnoreCase);
  }

  /** The row of that name. */
  public static Optional<RestOperation> of(String wire) {
    for (RestOperation operation : values()) {
      if (operation.wire.equals(wire)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }
}
