package io.sluice.gateway.rest.error;

/** The problems that are answered: code on the wire, status, and a title. */
public enum ProblemCode {
  INVALID_REQUEST("InvalidRequest", 400, "The request contradicts itself or cannot be read."),
  INVALID_PARAMETER("InvalidParameter", 400, "A parameter has a value that makes no sense."),
  UNKNOWN_PARAMETER("UnknownParameter", 400, "A parameter is not known here."),
  INVALID_BODY("InvalidBody", 400, "The body is not the JSON that is expected here."),
  UNKNOWN_FIELD("UnknownField", 400, "A field of the body is not known here."),
  INVALID_SEARCH("InvalidSearch", 400, "The query cannot be understood."),
  INVALID_DIGEST("InvalidDigest", 400, "A digest cannot be read."),
  DIGEST_MISMATCH("DigestMismatch", 400, "The body has another digest than was sent with it."),
  INCOMPLETE_BODY("IncompleteBody", 400, "The body is not as long as was announced."),
  LIMIT_EXCEEDED("LimitExceeded", 400, "More is asked for than can be kept."),
  UNAUTHENTICATED("Unauthenticated", 401, "It is not known who asks."),
  ACCESS_DENIED("AccessDenied", 403, "Access is denied."),
  TLS_REQUIRED("TlsRequired", 403, "A secret key is accepted over TLS only."),
  VIRUS_FOUND("VirusFound", 403, "The virus scanner found something."),
  NOT_SCANNED("NotScanned", 403, "The bucket takes nothing that was not scanned for viruses."),
  NO_SUCH_RESOURCE("NoSuchResource", 404, "There is nothing at this path."),
  NO_SUCH_BUCKET("NoSuchBucket", 404, "There is no such bucket."),
  NO_SUCH_OBJECT("NoSuchObject", 404, "There is no such object."),
  METHOD_NOT_ALLOWED("MethodNotAllowed", 405, "This cannot be done with this resource."),
  BUCKET_EXISTS("BucketExists", 409, "The bucket exists already."),
  BUCKET_NOT_EMPTY("BucketNotEmpty", 409, "The bucket still holds objects."),
  NAME_TAKEN("NameTaken", 409, "Somebody or something has the name already."),
  PRECONDITION_FAILED("PreconditionFailed", 412, "A condition of the request does not hold."),
  BODY_TOO_LARGE("BodyTooLarge", 413, "The body is larger than is allowed."),
  UNSUPPORTED_MEDIA_TYPE("UnsupportedMediaType", 415, "The body must be of another type."),
  RANGE_NOT_SATISFIABLE("RangeNotSatisfiable", 416, "Not one byte of the range is in the object."),
  TOO_EARLY("TooEarly", 425, "The virus scanner has not said yet whether this may be read."),
  HEADERS_TOO_LARGE("HeadersTooLarge", 431, "The request line or the headers are too large."),
  INTERNAL_ERROR("InternalError", 500, "Something failed on our side. Please try again."),
  NOT_SUPPORTED("NotSupported", 501, "The storage cannot do this."),
  TOO_BUSY("TooBusy", 503, "Too much is under way. Please try again a little later."),
  UNAVAILABLE("Unavailable", 503, "It cannot be read now who may do what."),
  SCANNER_UNAVAILABLE("ScannerUnavailable", 503, "The virus scanner cannot be reached."),
  SEARCH_UNAVAILABLE("SearchUnavailable", 503, "The index cannot be searched now."),
  OUT_OF_SPACE("OutOfSpace", 507, "There is no room left in the storage.");

  private final String wire;
  private final int status;
  private final String title;

  ProblemCode(String wire, int status, String title) {
    this.wire = wire;
    this.status = status;
    this.title = title;
  }

  /** What stands in the member {@code code}, and ends the type. */
  public String wire() {
    return wire;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** A problem that says nothing but its title. */
  public RestFailure failure() {
    return new RestFailure(new Problem(this, ""));
  }

  /** A problem that tells more. */
  public RestFailure failure(String detail) {
    return new RestFailure(new Problem(this, detail));
  }
}
