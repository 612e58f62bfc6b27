package io.sluice.gateway.s3;

import io.sluice.gateway.ingest.ChecksumHeaders;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Refuses headers that ask for what is not served. Dropping one silently would let a client believe
 * that its object is encrypted, locked or public.
 */
public final class UnservedHeaders {
  private static final String PREFIX = "x-amz-";

  /** What AWS does by itself for everybody: the owner may everything, others nothing. */
  private static final Set<String> DEFAULT_ACLS = Set.of("private", "bucket-owner-full-control");

  private static final String CHECKSUM = "x-amz-checksum-";

  /** What may follow that, besides an algorithm. */
  private static final Set<String> OF_CHECKSUMS = Set.of("algorithm", "type", "mode");

  private UnservedHeaders() {}

  static void check(S3Request request) {
    check(request.operation(), request.headers());
  }

  /** The same for headers that are not in the head, but fields of a form. */
  public static void check(S3Operation operation, MultiMap headers) {
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey();
      if (name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
        check(operation, name.toLowerCase(Locale.ROOT), header.getValue());
      }
    }
  }

  private static void check(S3Operation operation, String name, String value) {
    switch (name) {
      case "x-amz-acl" -> acl(operation, DEFAULT_ACLS.contains(value));
      case "x-amz-object-ownership" -> only(value.equals("BucketOwnerEnforced"), name, value);
      case "x-amz-bucket-object-lock-enabled" -> only(value.equals("false"), name, value);
      case "x-amz-storage-class" -> storageClass(value);
      case "x-amz-bucket-namespace" -> only(value.equals("global"), name, value);
      case "x-amz-website-redirect-location",
          "x-amz-mfa",
          "x-amz-write-offset-bytes",
          "x-amz-if-match-initiated-time" ->
          only(false, name, value);
      default -> {
        checksum(name);
        only(!isFamilyUnserved(name), name, value);
        acl(operation, !name.startsWith("x-amz-grant-"));
      }
    }
  }

  private static boolean isFamilyUnserved(String name) {
    return name.startsWith("x-amz-server-side-encryption")
        || name.startsWith("x-amz-object-lock-")
        || name.startsWith("x-amz-copy-source-server-side-encryption");
  }

  /** A checksum of an algorithm that nobody knows would not be compared. */
  private static void checksum(String name) {
    if (name.startsWith(CHECKSUM)
        && !OF_CHECKSUMS.contains(name.substring(CHECKSUM.length()))
        && ChecksumHeaders.algorithm(name).isEmpty()) {
      throw S3ErrorCode.INVALID_REQUEST.failure("There is no such checksum: " + name + ".");
    }
  }

  /** As on AWS where the owner of the bucket owns all that is in it, which is its default. */
  private static void acl(S3Operation operation, boolean served) {
    if (!served) {
      throw operation == S3Operation.CREATE_BUCKET
          ? S3ErrorCode.INVALID_BUCKET_ACL_WITH_OBJECT_OWNERSHIP.failure()
          : S3ErrorCode.ACCESS_CONTROL_LIST_NOT_SUPPORTED.failure();
    }
  }

  private static void only(boolean served, String name, String value) {
    if (!served) {
      String shown = name.contains("key") ? "" : ": " + value;
      throw S3Failure.notImplemented(name, "This is not implemented: " + name + shown + ".");
    }
  }

  private static void storageClass(String value) {
    if (!value.equals("STANDARD")) {
      throw S3ErrorCode.INVALID_STORAGE_CLASS.failure().with("StorageClassRequested", value);
    }
  }
}
