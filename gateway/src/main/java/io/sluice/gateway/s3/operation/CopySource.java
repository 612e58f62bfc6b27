package io.sluice.gateway.s3.operation;

import io.sluice.gateway.http.Percent;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.S3Router;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectRef;

/** The {@code x-amz-copy-source} header: {@code [/]bucket/key[?versionId=null]}, encoded. */
public final class CopySource {
  private static final String HEADER = "x-amz-copy-source";
  private static final String VERSION = "?versionId=";

  private CopySource() {}

  /** What is to be copied. */
  public static ObjectRef of(S3Request request) {
    return of(request.header(HEADER).orElseThrow());
  }

  static ObjectRef of(String header) {
    int version = header.indexOf(VERSION);
    if (version >= 0) {
      Versions.check(header.substring(version + VERSION.length()));
    }
    String path = decode(version < 0 ? header : header.substring(0, version));
    int start = path.startsWith("/") ? 1 : 0;
    int slash = path.indexOf('/', start);
    if (slash < 0 || slash == path.length() - 1) {
      throw invalid(header, "The copy source must name a bucket and a key.");
    }
    return new ObjectRef(
        bucket(path.substring(start, slash)), S3Router.keyOf(path.substring(slash + 1)));
  }

  private static BucketName bucket(String name) {
    if (!BucketName.isValid(name)) {
      throw S3ErrorCode.INVALID_BUCKET_NAME.failure().with("BucketName", name);
    }
    return new BucketName(name);
  }

  private static String decode(String header) {
    try {
      return Percent.decode(header);
    } catch (IllegalArgumentException e) {
      throw invalid(header, "The copy source must be percent-encoded UTF-8.");
    }
  }

  private static S3Failure invalid(String header, String message) {
    return S3Failure.argument(HEADER, header, message);
  }
}
