package io.sluice.gateway.s3.error;

/** Ends a request with an error that S3 itself has words for. No stack trace. */
public final class S3Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient S3Error error;

  public S3Failure(S3Error error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  public S3Error error() {
    return error;
  }

  /** This, with a field more. */
  public S3Failure with(String field, String value) {
    return new S3Failure(error.with(field, value));
  }

  /** An error about one parameter, named as AWS names it. */
  public static S3Failure argument(String name, String value, String message) {
    return S3ErrorCode.INVALID_ARGUMENT
        .failure(message)
        .with("ArgumentName", name)
        .with("ArgumentValue", value);
  }

  /** An error about a header that asks for what is not served. */
  public static S3Failure notImplemented(String header, String message) {
    return S3ErrorCode.NOT_IMPLEMENTED.failure(message).with("Header", header);
  }
}
