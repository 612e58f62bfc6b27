package io.sluice.gateway.s3.operation;

import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;

/** Buckets are not versioned: each object has the one version {@code null}. */
final class Versions {
  static final String NULL = "null";

  private Versions() {}

  /** Refuses every version but the one there is. */
  static void check(String versionId) {
    if (!versionId.equals(NULL)) {
      throw S3ErrorCode.NO_SUCH_VERSION.failure().with("VersionId", versionId);
    }
  }

  static void check(S3Request request) {
    request.query().get("versionId").ifPresent(Versions::check);
  }
}
