package io.sluice.gateway.s3.error;

import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.auth.AuthFailure;
import io.sluice.gateway.control.ControlUnavailable;
import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.http.TooMuch;
import io.sluice.gateway.ingest.IngestFailure;
import io.sluice.gateway.objects.BucketOwnedByOther;
import io.sluice.gateway.scan.Refused;
import io.sluice.gateway.scan.Unread;
import io.sluice.scanner.Verdict;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.StorageFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words every failure for S3. The only place that does. */
public final class S3Errors {

  private S3Errors() {}

  public static S3Error from(Throwable failure) {
    return switch (failure) {
      case S3Failure s3 -> s3.error();
      case StorageFailure storage -> of(storage);
      case AuthFailure auth -> of(auth);
      case IngestFailure ingest -> of(ingest);
      case TooMuch much ->
          of(S3ErrorCode.SLOW_DOWN)
              .withHeader("Retry-After", Long.toString(much.retryAfter().toSeconds()));
      case AccessDenied denied -> of(S3ErrorCode.ACCESS_DENIED);
      case BucketOwnedByOther taken -> of(S3ErrorCode.BUCKET_ALREADY_EXISTS);
      case Refused refused -> of(refused);
      case Unread unread -> of(unread);
      case ControlUnavailable unavailable ->
          of(S3ErrorCode.SERVICE_UNAVAILABLE).withHeader("Retry-After", "1");
      default -> of(S3ErrorCode.INTERNAL_ERROR);
    };
  }

  private static S3Error of(S3ErrorCode code) {
    return new S3Error(code, code.sentence());
  }

  private static S3Error of(S3ErrorCode code, Throwable failure) {
    return new S3Error(code, sentence(failure.getMessage()));
  }

  /** Failures are worded for logs: small at the beginning, no full stop. */
  private static String sentence(String message) {
    if (message == null || message.isEmpty()) {
      return "";
    }
    String end = message.endsWith(".") ? "" : ".";
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + end;
  }

  /** Clients try again what has a status of 5xx, and give up on others. */
  private static S3Error of(Refused refused) {
    if (refused.isTemporary()) {
      return of(S3ErrorCode.SCANNER_UNAVAILABLE, refused).withHeader("Retry-After", "10");
    }
    return refused.verdict() instanceof Verdict.Infected
        ? of(S3ErrorCode.VIRUS_FOUND, refused)
        : of(S3ErrorCode.NOT_SCANNED, refused);
  }

  private static S3Error of(Unread unread) {
    long seconds = unread.retryAfter().toSeconds();
    return unread.isInfected()
        ? of(S3ErrorCode.VIRUS_FOUND, unread)
        : of(S3ErrorCode.SLOW_DOWN, unread).withHeader("Retry-After", Long.toString(seconds));
  }

  private static S3Error of(StorageFailure failure) {
    return switch (failure) {
      case StorageFailure.NoSuchBucket f -> of(S3ErrorCode.NO_SUCH_BUCKET);
      case StorageFailure.NoSuchObject f -> of(S3ErrorCode.NO_SUCH_KEY);
      case StorageFailure.NoSuchUpload f -> of(S3ErrorCode.NO_SUCH_UPLOAD);
      case StorageFailure.BucketExists f -> of(S3ErrorCode.BUCKET_ALREADY_OWNED_BY_YOU);
      case StorageFailure.BucketNotEmpty f -> of(S3ErrorCode.BUCKET_NOT_EMPTY);
      case StorageFailure.ConditionFailed f -> of(S3ErrorCode.PRECONDITION_FAILED);
      case StorageFailure.NotModified f -> notModified(f.object());
      case StorageFailure.RangeUnsatisfiable f ->
          of(S3ErrorCode.INVALID_RANGE)
              .with("ActualObjectSize", Long.toString(f.size()))
              .withHeader("Content-Range", "bytes */" + f.size());
      case StorageFailure.Incomplete f -> of(S3ErrorCode.INCOMPLETE_BODY, f);
      case StorageFailure.ChecksumMismatch f -> badChecksum(f.algorithm().name());
      case StorageFailure.UnplannedChecksum f -> of(S3ErrorCode.INVALID_REQUEST, f);
      case StorageFailure.InvalidPart f ->
          of(S3ErrorCode.INVALID_PART).with("PartNumber", Integer.toString(f.number()));
      case StorageFailure.PartTooSmall f ->
          of(S3ErrorCode.ENTITY_TOO_SMALL)
              .with("PartNumber", Integer.toString(f.number()))
              .with("ProposedSize", Long.toString(f.size()));
      case StorageFailure.LimitExceeded f -> of(S3ErrorCode.INVALID_REQUEST, f);
      case StorageFailure.Unsupported f -> of(S3ErrorCode.NOT_IMPLEMENTED, f);
      case StorageFailure.Forbidden f -> of(S3ErrorCode.ACCESS_DENIED, f);
      case StorageFailure.QuotaExceeded f -> of(S3ErrorCode.INSUFFICIENT_STORAGE);
      case StorageFailure.Throttled f -> slowDown(Math.max(1, f.retryAfter().toSeconds()));
      case StorageFailure.Unavailable f -> of(S3ErrorCode.INTERNAL_ERROR);
    };
  }

  /** Asks to come again, so many seconds later. */
  public static S3Error slowDown(long seconds) {
    return of(S3ErrorCode.SLOW_DOWN).withHeader("Retry-After", Long.toString(seconds));
  }

  /** RFC 9110 section 15.4.5: what a cache needs to keep what it has. */
  private static S3Error notModified(ObjectInfo object) {
    Map<String, String> kept = new HashMap<>();
    kept.put("ETag", '"' + object.etag().value() + '"');
    kept.put("Last-Modified", HttpDates.format(object.lastModified()));
    for (String name : List.of("cache-control", "expires")) {
      String value = object.metadata().headers().get(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    return new S3Error(S3ErrorCode.NOT_MODIFIED, "", Map.of(), kept);
  }

  private static S3Error badChecksum(String algorithm) {
    return new S3Error(
        S3ErrorCode.BAD_DIGEST, "The " + algorithm + " of the body is not the one that was sent.");
  }

  private static S3Error of(AuthFailure failure) {
    S3Error error =
        switch (failure.reason()) {
          case AMBIGUOUS, BAD_CONTENT_SHA256, UNKNOWN_SCHEME ->
              of(S3ErrorCode.INVALID_ARGUMENT, failure);
          case MALFORMED_HEADER -> of(S3ErrorCode.AUTHORIZATION_HEADER_MALFORMED, failure);
          case MALFORMED_QUERY -> of(S3ErrorCode.AUTHORIZATION_QUERY_PARAMETERS_ERROR, failure);
          case UNSUPPORTED_ALGORITHM, MISSING_CONTENT_SHA256 ->
              of(S3ErrorCode.INVALID_REQUEST, failure);
          case BAD_DATE, EXPIRED, NOT_YET, UNSIGNED_HEADERS, INCOMPLETE ->
              of(S3ErrorCode.ACCESS_DENIED, failure);
          case SKEWED -> of(S3ErrorCode.REQUEST_TIME_TOO_SKEWED);
          case UNKNOWN_SESSION -> of(S3ErrorCode.INVALID_TOKEN);
          case UNKNOWN_KEY -> of(S3ErrorCode.INVALID_ACCESS_KEY_ID);
          case SIGNATURE_MISMATCH -> of(S3ErrorCode.SIGNATURE_DOES_NOT_MATCH);
        };
    return failure.details().isEmpty() ? error : detailed(error, failure.details());
  }

  private static S3Error detailed(S3Error error, Map<String, String> details) {
    return new S3Error(error.code(), error.message(), details, error.headers());
  }

  private static S3Error of(IngestFailure failure) {
    return switch (failure.reason()) {
      case INCOMPLETE_BODY -> of(S3ErrorCode.INCOMPLETE_BODY);
      case BAD_DIGEST -> of(S3ErrorCode.BAD_DIGEST);
      case CHECKSUM_MISMATCH ->
          failure
              .algorithm()
              .map(algorithm -> badChecksum(algorithm.name()))
              .orElseGet(() -> of(S3ErrorCode.BAD_DIGEST));
      case SHA256_MISMATCH -> of(S3ErrorCode.X_AMZ_CONTENT_SHA256_MISMATCH);
      case CHUNK_SIGNATURE_MISMATCH -> of(S3ErrorCode.SIGNATURE_DOES_NOT_MATCH);
      case MALFORMED_CHUNK, INVALID_CHECKSUM, INVALID_TRAILER ->
          of(S3ErrorCode.INVALID_REQUEST, failure);
      case MALFORMED_TRAILER -> of(S3ErrorCode.MALFORMED_TRAILER);
      case BUSY -> slowDown(1);
      case TOO_SLOW -> of(S3ErrorCode.REQUEST_TIMEOUT);
      case TOO_LARGE -> of(S3ErrorCode.ENTITY_TOO_LARGE);
      case TOO_SMALL -> of(S3ErrorCode.ENTITY_TOO_SMALL, failure);
      case MALFORMED_FORM -> of(S3ErrorCode.MALFORMED_POST_REQUEST);
      case FORM_TOO_LARGE -> of(S3ErrorCode.MAX_POST_PRE_DATA_LENGTH_EXCEEDED);
      case INVALID_LENGTH -> of(S3ErrorCode.MISSING_CONTENT_LENGTH, failure);
      case INVALID_DIGEST -> of(S3ErrorCode.INVALID_DIGEST);
    };
  }
}
