package io.sluice.gateway.s3;

import static io.sluice.gateway.s3.S3Operation.Target.BUCKET;
import static io.sluice.gateway.s3.S3Operation.Target.OBJECT;
import static io.sluice.gateway.s3.S3Operation.Target.SERVICE;

/**
 * The table of all operations. A row is chosen by method, target, selecting query parameter and the
 * copy-source header; it also names the log field, the metric tag and the handler.
 */
public enum S3Operation {
  LIST_BUCKETS("ListBuckets", "GET", SERVICE),

  CREATE_BUCKET("CreateBucket", "PUT", BUCKET),
  HEAD_BUCKET("HeadBucket", "HEAD", BUCKET),
  DELETE_BUCKET("DeleteBucket", "DELETE", BUCKET),
  GET_BUCKET_LOCATION("GetBucketLocation", "GET", BUCKET, "location"),
  GET_BUCKET_VERSIONING("GetBucketVersioning", "GET", BUCKET, "versioning"),
  GET_BUCKET_ACL("GetBucketAcl", "GET", BUCKET, "acl"),
  PUT_BUCKET_ACL("PutBucketAcl", "PUT", BUCKET, "acl"),
  GET_BUCKET_CORS("GetBucketCors", "GET", BUCKET, "cors"),
  PUT_BUCKET_CORS("PutBucketCors", "PUT", BUCKET, "cors"),
  DELETE_BUCKET_CORS("DeleteBucketCors", "DELETE", BUCKET, "cors"),
  OPTIONS_BUCKET("OptionsBucket", "OPTIONS", BUCKET),
  GET_BUCKET_TAGGING("GetBucketTagging", "GET", BUCKET, "tagging"),
  PUT_BUCKET_TAGGING("PutBucketTagging", "PUT", BUCKET, "tagging"),
  DELETE_BUCKET_TAGGING("DeleteBucketTagging", "DELETE", BUCKET, "tagging"),
  GET_BUCKET_ACCELERATE("GetBucketAccelerateConfiguration", "GET", BUCKET, "accelerate"),
  GET_BUCKET_ENCRYPTION("GetBucketEncryption", "GET", BUCKET, "encryption"),
  GET_BUCKET_LIFECYCLE("GetBucketLifecycleConfiguration", "GET", BUCKET, "lifecycle"),
  GET_BUCKET_LOGGING("GetBucketLogging", "GET", BUCKET, "logging"),
  GET_BUCKET_NOTIFICATION("GetBucketNotificationConfiguration", "GET", BUCKET, "notification"),
  GET_BUCKET_OWNERSHIP_CONTROLS("GetBucketOwnershipControls", "GET", BUCKET, "ownershipControls"),
  GET_BUCKET_POLICY("GetBucketPolicy", "GET", BUCKET, "policy"),
  GET_BUCKET_POLICY_STATUS("GetBucketPolicyStatus", "GET", BUCKET, "policyStatus"),
  GET_BUCKET_REPLICATION("GetBucketReplication", "GET", BUCKET, "replication"),
  GET_BUCKET_REQUEST_PAYMENT("GetBucketRequestPayment", "GET", BUCKET, "requestPayment"),
  GET_BUCKET_WEBSITE("GetBucketWebsite", "GET", BUCKET, "website"),
  GET_OBJECT_LOCK("GetObjectLockConfiguration", "GET", BUCKET, "object-lock"),
  GET_PUBLIC_ACCESS_BLOCK("GetPublicAccessBlock", "GET", BUCKET, "publicAccessBlock"),
  LIST_OBJECTS("ListObjects", "GET", BUCKET),
  LIST_OBJECTS_V2("ListObjectsV2", "GET", BUCKET, "list-type"),
  LIST_OBJECT_VERSIONS("ListObjectVersions", "GET", BUCKET, "versions"),
  LIST_MULTIPART_UPLOADS("ListMultipartUploads", "GET", BUCKET, "uploads"),
  DELETE_OBJECTS("DeleteObjects", "POST", BUCKET, "delete"),

  POST_OBJECT("PostObject", "POST", BUCKET),
  GET_OBJECT("GetObject", "GET", OBJECT),
  HEAD_OBJECT("HeadObject", "HEAD", OBJECT),
  GET_OBJECT_ATTRIBUTES("GetObjectAttributes", "GET", OBJECT, "attributes"),
  GET_OBJECT_ACL("GetObjectAcl", "GET", OBJECT, "acl"),
  PUT_OBJECT_ACL("PutObjectAcl", "PUT", OBJECT, "acl"),
  OPTIONS_OBJECT("OptionsObject", "OPTIONS", OBJECT),
  GET_OBJECT_TAGGING("GetObjectTagging", "GET", OBJECT, "tagging"),
  PUT_OBJECT_TAGGING("PutObjectTagging", "PUT", OBJECT, "tagging"),
  DELETE_OBJECT_TAGGING("DeleteObjectTagging", "DELETE", OBJECT, "tagging"),
  PUT_OBJECT("PutObject", "PUT", OBJECT),
  COPY_OBJECT("CopyObject", "PUT", OBJECT, "", true),
  DELETE_OBJECT("DeleteObject", "DELETE", OBJECT),

  CREATE_MULTIPART_UPLOAD("CreateMultipartUpload", "POST", OBJECT, "uploads"),
  UPLOAD_PART("UploadPart", "PUT", OBJECT, "uploadId"),
  UPLOAD_PART_COPY("UploadPartCopy", "PUT", OBJECT, "uploadId", true),
  COMPLETE_MULTIPART_UPLOAD("CompleteMultipartUpload", "POST", OBJECT, "uploadId"),
  ABORT_MULTIPART_UPLOAD("AbortMultipartUpload", "DELETE", OBJECT, "uploadId"),
  LIST_PARTS("ListParts", "GET", OBJECT, "uploadId");

  /** What the path names. */
  public enum Target {
    SERVICE,
    BUCKET,
    OBJECT
  }

  private final String wire;
  private final String method;
  private final Target target;
  private final String selector;
  private final boolean copy;

  S3Operation(String wire, String method, Target target) {
    this(wire, method, target, "");
  }

  S3Operation(String wire, String method, Target target, String selector) {
    this(wire, method, target, selector, false);
  }

  S3Operation(String wire, String method, Target target, String selector, boolean copy) {
    this.wire = wire;
    this.method = method;
    this.target = target;
    this.selector = selector;
    this.copy = copy;
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

  /** Whether a browser asks with it what it may send. Nobody signs that. */
  public boolean isPreflight() {
    return method.equals("OPTIONS");
  }

  /** The query parameter that chooses it, or empty. */
  public String selector() {
    return selector;
  }

  /** Whether it is chosen by {@code x-amz-copy-source}. */
  public boolean copy() {
    return copy;
  }
}
