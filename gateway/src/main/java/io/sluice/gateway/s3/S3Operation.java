package io.sluice.gateway.s3;

import static io.sluice.gateway.s3.S3Operation.BodyKind.NONE;
import static io.sluice.gateway.s3.S3Operation.BodyKind.STREAM;
import static io.sluice.gateway.s3.S3Operation.BodyKind.XML;
import static io.sluice.gateway.s3.S3Operation.Target.BUCKET;
import static io.sluice.gateway.s3.S3Operation.Target.OBJECT;
import static io.sluice.gateway.s3.S3Operation.Target.SERVICE;

/**
 * The table of all operations. A row is chosen by method, target, selecting query parameter and the
 * copy-source header; it also names the log field, the metric tag and the handler.
 */
public enum S3Operation {
  LIST_BUCKETS("ListBuckets", "GET", SERVICE, "", false, NONE, "s3:ListAllMyBuckets"),

  CREATE_BUCKET("CreateBucket", "PUT", BUCKET, "", false, XML, "s3:CreateBucket"),
  HEAD_BUCKET("HeadBucket", "HEAD", BUCKET, "", false, NONE, "s3:ListBucket"),
  DELETE_BUCKET("DeleteBucket", "DELETE", BUCKET, "", false, NONE, "s3:DeleteBucket"),
  GET_BUCKET_LOCATION(
      "GetBucketLocation", "GET", BUCKET, "location", false, NONE, "s3:GetBucketLocation"),
  GET_BUCKET_VERSIONING(
      "GetBucketVersioning", "GET", BUCKET, "versioning", false, NONE, "s3:GetBucketVersioning"),
  LIST_OBJECTS("ListObjects", "GET", BUCKET, "", false, NONE, "s3:ListBucket"),
  LIST_OBJECTS_V2("ListObjectsV2", "GET", BUCKET, "list-type", false, NONE, "s3:ListBucket"),
  LIST_OBJECT_VERSIONS(
      "ListObjectVersions", "GET", BUCKET, "versions", false, NONE, "s3:ListBucketVersions"),
  LIST_MULTIPART_UPLOADS(
      "ListMultipartUploads",
      "GET",
      BUCKET,
      "uploads",
      false,
      NONE,
      "s3:ListBucketMultipartUploads"),
  DELETE_OBJECTS("DeleteObjects", "POST", BUCKET, "delete", false, XML, "s3:DeleteObject"),

  GET_OBJECT("GetObject", "GET", OBJECT, "", false, NONE, "s3:GetObject"),
  HEAD_OBJECT("HeadObject", "HEAD", OBJECT, "", false, NONE, "s3:GetObject"),
  GET_OBJECT_TAGGING(
      "GetObjectTagging", "GET", OBJECT, "tagging", false, NONE, "s3:GetObjectTagging"),
  PUT_OBJECT("PutObject", "PUT", OBJECT, "", false, STREAM, "s3:PutObject"),
  COPY_OBJECT("CopyObject", "PUT", OBJECT, "", true, NONE, "s3:PutObject"),
  DELETE_OBJECT("DeleteObject", "DELETE", OBJECT, "", false, NONE, "s3:DeleteObject"),

  CREATE_MULTIPART_UPLOAD(
      "CreateMultipartUpload", "POST", OBJECT, "uploads", false, NONE, "s3:PutObject"),
  UPLOAD_PART("UploadPart", "PUT", OBJECT, "uploadId", false, STREAM, "s3:PutObject"),
  UPLOAD_PART_COPY("UploadPartCopy", "PUT", OBJECT, "uploadId", true, NONE, "s3:PutObject"),
  COMPLETE_MULTIPART_UPLOAD(
      "CompleteMultipartUpload", "POST", OBJECT, "uploadId", false, XML, "s3:PutObject"),
  ABORT_MULTIPART_UPLOAD(
      "AbortMultipartUpload", "DELETE", OBJECT, "uploadId", false, NONE, "s3:AbortMultipartUpload"),
  LIST_PARTS("ListParts", "GET", OBJECT, "uploadId", false, NONE, "s3:ListMultipartUploadParts");

  /** What the path names. */
  public enum Target {
    SERVICE,
    BUCKET,
    OBJECT
  }

  /** What the request carries. */
  public enum BodyKind {
    NONE,
    XML,
    STREAM
  }

  private final String wire;
  private final String method;
  private final Target target;
  private final String selector;
  private final boolean copy;
  private final BodyKind body;
  private final String action;

  S3Operation(
      String wire,
      String method,
      Target target,
      String selector,
      boolean copy,
      BodyKind body,
      String action) {
    this.wire = wire;
    this.method = method;
    this.target = target;
    this.selector = selector;
    this.copy = copy;
    this.body = body;
    this.action = action;
  }

  /** AWS's name of it. */
  public String wire() {
    return wire;
  }

  public String method() {
    return method;
  }

  public Target target() {
    return target;
  }

  /** The query parameter that chooses it, or empty. */
  public String selector() {
    return selector;
  }

  /** Whether it is chosen by {@code x-amz-copy-source}. */
  public boolean copy() {
    return copy;
  }

  public BodyKind body() {
    return body;
  }

  /** The action that a policy must allow. */
  public String action() {
    return action;
  }
}
