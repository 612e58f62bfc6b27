package io.sluice.gateway.s3.error;

/**
 * The errors that are answered: code on the wire, status, and a sentence for when none fits better.
 */
public enum S3ErrorCode {
  ACCESS_CONTROL_LIST_NOT_SUPPORTED(
      "AccessControlListNotSupported", 400, "The bucket does not allow ACLs."),
  ACCESS_DENIED("AccessDenied", 403, "Access is denied."),
  ACCESS_FORBIDDEN("AccessForbidden", 403, "CORSResponse: This CORS request is not allowed."),
  AUTHORIZATION_HEADER_MALFORMED(
      "AuthorizationHeaderMalformed", 400, "The Authorization header cannot be read."),
  AUTHORIZATION_QUERY_PARAMETERS_ERROR(
      "AuthorizationQueryParametersError", 400, "The X-Amz-* query parameters cannot be read."),
  BAD_DIGEST("BadDigest", 400, "The body has another digest than was sent with it."),
  BUCKET_ALREADY_EXISTS("BucketAlreadyExists", 409, "Somebody else has a bucket of that name."),
  BAD_REQUEST("BadRequest", 400, "The request cannot be understood."),
  BUCKET_ALREADY_OWNED_BY_YOU(
      "BucketAlreadyOwnedByYou", 409, "The bucket exists already, and it is yours."),
  BUCKET_NOT_EMPTY("BucketNotEmpty", 409, "The bucket still holds objects."),
  ENTITY_TOO_LARGE("EntityTooLarge", 400, "The body is larger than is allowed."),
  ENTITY_TOO_SMALL("EntityTooSmall", 400, "A part other than the last is smaller than is allowed."),
  INCOMPLETE_BODY("IncompleteBody", 400, "The body is not as long as was announced."),
  INSUFFICIENT_STORAGE("InsufficientStorage", 507, "There is no room left in the storage."),
  INTERNAL_ERROR("InternalError", 500, "Something failed on our side. Please try again."),
  INVALID_ACCESS_KEY_ID("InvalidAccessKeyId", 403, "There is no such access key."),
  INVALID_ARGUMENT("InvalidArgument", 400, "A parameter has a value that makes no sense."),
  INVALID_BUCKET_ACL_WITH_OBJECT_OWNERSHIP(
      "InvalidBucketAclWithObjectOwnership",
      400,
      "A bucket cannot have ACLs where its owner is enforced to own what is in it."),
  INVALID_BUCKET_NAME("InvalidBucketName", 400, "That is no valid name of a bucket."),
  INVALID_DIGEST("InvalidDigest", 400, "The Content-MD5 header is no MD5 in Base64."),
  INVALID_PART("InvalidPart", 400, "A part was not uploaded, or has another ETag."),
  INVALID_PART_NUMBER("InvalidPartNumber", 416, "The object has no such part."),
  INVALID_PART_ORDER("InvalidPartOrder", 400, "Parts must be listed by ascending numbers."),
  INVALID_POLICY_DOCUMENT(
      "InvalidPolicyDocument", 400, "The content of the form does not meet its policy's format."),
  INVALID_RANGE("InvalidRange", 416, "Not one byte of the range is in the object."),
  INVALID_REQUEST("InvalidRequest", 400, "The request contradicts itself."),
  INVALID_STORAGE_CLASS("InvalidStorageClass", 400, "There is only the storage class STANDARD."),
  INVALID_TAG("InvalidTag", 400, "That is no valid tag."),
  INVALID_TOKEN("InvalidToken", 400, "The session token is not known here."),
  INVALID_URI("InvalidURI", 400, "The URI is not percent-encoded UTF-8."),
  KEY_TOO_LONG("KeyTooLongError", 400, "A key has at most 1024 bytes of UTF-8."),
  MALFORMED_POST_REQUEST(
      "MalformedPOSTRequest",
      400,
      "The body of your POST request is not well-formed multipart/form-data."),
  MALFORMED_TRAILER("MalformedTrailerError", 400, "The trailer cannot be read."),
  MALFORMED_XML("MalformedXML", 400, "The document is not the XML that is expected here."),
  MAX_POST_PRE_DATA_LENGTH_EXCEEDED(
      "MaxPostPreDataLengthExceededError",
      400,
      "Your POST request fields preceding the upload file were too large."),
  METADATA_TOO_LARGE("MetadataTooLarge", 400, "The user metadata are larger than is allowed."),
  METHOD_NOT_ALLOWED("MethodNotAllowed", 405, "This cannot be done with this resource."),
  MISSING_CONTENT_LENGTH("MissingContentLength", 411, "The length of the body must be sent."),
  MISSING_REQUEST_BODY("MissingRequestBodyError", 400, "The request needs a body."),
  MISSING_SECURITY_HEADER(
      "MissingSecurityHeader", 400, "The request lacks an ACL, in a header or a document."),
  NO_SUCH_BUCKET("NoSuchBucket", 404, "There is no such bucket."),
  NO_SUCH_BUCKET_POLICY("NoSuchBucketPolicy", 404, "The bucket has no policy."),
  NO_SUCH_CORS_CONFIGURATION(
      "NoSuchCORSConfiguration", 404, "The CORS configuration does not exist."),
  NO_SUCH_KEY("NoSuchKey", 404, "There is no such key."),
  NO_SUCH_LIFECYCLE_CONFIGURATION(
      "NoSuchLifecycleConfiguration", 404, "The lifecycle configuration does not exist."),
  NO_SUCH_PUBLIC_ACCESS_BLOCK_CONFIGURATION(
      "NoSuchPublicAccessBlockConfiguration",
      404,
      "The public access block configuration does not exist."),
  NO_SUCH_TAG_SET("NoSuchTagSet", 404, "The TagSet does not exist."),
  NO_SUCH_UPLOAD(
      "NoSuchUpload", 404, "There is no such upload; it may have been completed or aborted."),
  NO_SUCH_VERSION("NoSuchVersion", 404, "There is no such version."),
  NO_SUCH_WEBSITE_CONFIGURATION(
      "NoSuchWebsiteConfiguration", 404, "The bucket has no website configuration."),
  NOT_IMPLEMENTED("NotImplemented", 501, "This is not implemented."),
  NOT_MODIFIED("NotModified", 304, "You have these bytes already."),
  NOT_SCANNED("NotScanned", 403, "The bucket takes nothing that was not scanned for viruses."),
  OBJECT_LOCK_CONFIGURATION_NOT_FOUND(
      "ObjectLockConfigurationNotFoundError",
      404,
      "Object Lock configuration does not exist for this bucket."),
  PRECONDITION_FAILED("PreconditionFailed", 412, "A condition of the request does not hold."),
  REPLICATION_CONFIGURATION_NOT_FOUND(
      "ReplicationConfigurationNotFoundError", 404, "The replication configuration was not found."),
  REQUEST_HEADER_SECTION_TOO_LARGE(
      "RequestHeaderSectionTooLarge", 400, "The request line or the headers are too large."),
  REQUEST_TIMEOUT("RequestTimeout", 400, "The body did not come in time."),
  REQUEST_TIME_TOO_SKEWED(
      "RequestTimeTooSkewed", 403, "The time of the request is too far from the server's."),
  SCANNER_UNAVAILABLE("ServiceUnavailable", 503, "The virus scanner cannot be reached."),
  SERVICE_UNAVAILABLE(
      "ServiceUnavailable", 503, "Rights cannot be looked up. Please try again a little later."),
  SERVER_SIDE_ENCRYPTION_CONFIGURATION_NOT_FOUND(
      "ServerSideEncryptionConfigurationNotFoundError",
      404,
      "The server side encryption configuration was not found."),
  SIGNATURE_DOES_NOT_MATCH(
      "SignatureDoesNotMatch",
      403,
      "The signature is not the one that the request and your secret key give."),
  SLOW_DOWN("SlowDown", 503, "Too much is under way. Please try again a little later."),
  VIRUS_FOUND("VirusFound", 403, "The virus scanner found something."),
  X_AMZ_CONTENT_SHA256_MISMATCH(
      "XAmzContentSHA256Mismatch", 400, "The body has another SHA-256 than was signed.");

  private final String wire;
  private final int status;
  private final String sentence;

  S3ErrorCode(String wire, int status, String sentence) {
    this.wire = wire;
    this.status = status;
    this.sentence = sentence;
  }

  /** What stands in the Code element. */
  public String wire() {
    return wire;
  }

  public int status() {
    return status;
  }

  public String sentence() {
    return sentence;
  }

  /** An error with the default sentence. */
  public S3Failure failure() {
    return new S3Failure(new S3Error(this, sentence));
  }

  /** An error that tells more. */
  public S3Failure failure(String message) {
    return new S3Failure(new S3Error(this, message));
  }
}
