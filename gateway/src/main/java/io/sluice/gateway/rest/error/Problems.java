package io.sluice.gateway.rest.error;

import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.InvalidInput;
import io.sluice.gateway.access.NameTaken;
import io.sluice.gateway.access.NoSuch;
import io.sluice.gateway.auth.AuthFailure;
import io.sluice.gateway.control.ControlUnavailable;
import io.sluice.gateway.http.TooMuch;
import io.sluice.gateway.ingest.IngestFailure;
import io.sluice.gateway.objects.BucketOwnedByOther;
import io.sluice.gateway.scan.Refused;
import io.sluice.gateway.scan.Unread;
import io.sluice.indexer.IndexUnavailable;
import io.sluice.indexer.InvalidSearch;
import io.sluice.scanner.Verdict;
import io.sluice.spi.StorageFailure;
import java.time.Duration;

/** Words every failure for REST. The only place that does. */
public final class Problems {

  private Problems() {}

  /** All failures but NotModified, which is no problem. */
  public static Problem from(Throwable failure) {
    return switch (failure) {
      case RestFailure rest -> rest.problem();
      case StorageFailure storage -> of(storage);
      case AuthFailure auth -> of(auth);
      case IngestFailure ingest -> of(ingest);
      case AccessDenied denied -> of(ProblemCode.ACCESS_DENIED);
      case BucketOwnedByOther taken ->
          of(ProblemCode.BUCKET_EXISTS).withDetail("It belongs to somebody else.");
      case Refused refused -> of(refused);
      case Unread unread -> of(unread);
      case InvalidSearch search ->
          of(ProblemCode.INVALID_SEARCH, search).with("position", search.position());
      case IndexUnavailable index ->
          of(ProblemCode.SEARCH_UNAVAILABLE).withHeader("Retry-After", "2");
      case InvalidInput input -> of(ProblemCode.INVALID_BODY, input).with("field", input.field());
      case NoSuch nothing -> of(ProblemCode.NO_SUCH_RESOURCE, nothing);
      case NameTaken taken -> of(ProblemCode.NAME_TAKEN, taken);
      case TooMuch much -> busy(much.retryAfter());
      case ControlUnavailable unavailable ->
          of(ProblemCode.UNAVAILABLE).withHeader("Retry-After", "1");
      default -> of(ProblemCode.INTERNAL_ERROR);
    };
  }

  private static Problem of(ProblemCode code) {
    return new Problem(code, "");
  }

  private static Problem of(ProblemCode code, Throwable failure) {
    return new Problem(code, sentence(failure.getMessage()));
  }

  /** Failures are worded for logs: small at the beginning, no full stop. */
  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }

  private static Problem of(Refused refused) {
    if (refused.isTemporary()) {
      return of(ProblemCode.SCANNER_UNAVAILABLE, refused).withHeader("Retry-After", "10");
    }
    return refused.verdict() instanceof Verdict.Infected
        ? of(ProblemCode.VIRUS_FOUND, refused)
        : of(ProblemCode.NOT_SCANNED, refused);
  }

  private static Problem of(Unread unread) {
    String seconds = Long.toString(unread.retryAfter().toSeconds());
    return unread.isInfected()
        ? of(ProblemCode.VIRUS_FOUND, unread)
        : of(ProblemCode.TOO_EARLY, unread).withHeader("Retry-After", seconds);
  }

  private static Problem of(StorageFailure failure) {
    return switch (failure) {
      case StorageFailure.NoSuchBucket f -> of(ProblemCode.NO_SUCH_BUCKET);
      case StorageFailure.NoSuchObject f -> of(ProblemCode.NO_SUCH_OBJECT);
      case StorageFailure.NoSuchUpload f -> of(ProblemCode.NO_SUCH_RESOURCE);
      case StorageFailure.BucketExists f -> of(ProblemCode.BUCKET_EXISTS);
      case StorageFailure.BucketNotEmpty f -> of(ProblemCode.BUCKET_NOT_EMPTY);
      case StorageFailure.ConditionFailed f -> of(ProblemCode.PRECONDITION_FAILED);
      case StorageFailure.NotModified f -> of(ProblemCode.PRECONDITION_FAILED);
      case StorageFailure.RangeUnsatisfiable f ->
          of(ProblemCode.RANGE_NOT_SATISFIABLE)
              .with("size", f.size())
              .withHeader("Content-Range", "bytes */" + f.size());
      case StorageFailure.Incomplete f -> of(ProblemCode.INCOMPLETE_BODY, f);
      case StorageFailure.ChecksumMismatch f -> of(ProblemCode.DIGEST_MISMATCH, f);
      case StorageFailure.UnplannedChecksum f -> of(ProblemCode.INVALID_REQUEST, f);
      case StorageFailure.InvalidPart f -> of(ProblemCode.INVALID_REQUEST, f);
      case StorageFailure.PartTooSmall f -> of(ProblemCode.INVALID_REQUEST, f);
      case StorageFailure.LimitExceeded f -> of(ProblemCode.LIMIT_EXCEEDED, f);
      case StorageFailure.Unsupported f -> of(ProblemCode.NOT_SUPPORTED, f);
      case StorageFailure.Forbidden f -> of(ProblemCode.ACCESS_DENIED, f);
      case StorageFailure.QuotaExceeded f -> of(ProblemCode.OUT_OF_SPACE);
      case StorageFailure.Throttled f -> busy(f.retryAfter());
      case StorageFailure.Unavailable f -> of(ProblemCode.INTERNAL_ERROR);
    };
  }

  private static Problem busy(Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.toSeconds());
    return of(ProblemCode.TOO_BUSY).withHeader("Retry-After", Long.toString(seconds));
  }

  /** Which of key and secret was wrong is not told to who may be guessing. */
  private static Problem of(AuthFailure failure) {
    return switch (failure.reason()) {
      case UNKNOWN_KEY, SIGNATURE_MISMATCH ->
          unauthenticated("Send a valid access key and its secret key.");
      case SKEWED, EXPIRED, NOT_YET, UNKNOWN_SESSION, BAD_DATE ->
          unauthenticated(sentence(failure.getMessage()));
      case AMBIGUOUS,
          MALFORMED_HEADER,
          MALFORMED_QUERY,
          UNSUPPORTED_ALGORITHM,
          UNKNOWN_SCHEME,
          INCOMPLETE,
          UNSIGNED_HEADERS,
          MISSING_CONTENT_SHA256,
          BAD_CONTENT_SHA256 ->
          of(ProblemCode.INVALID_REQUEST, failure);
    };
  }

  private static Problem unauthenticated(String detail) {
    return new Problem(ProblemCode.UNAUTHENTICATED, detail);
  }

  private static Problem of(IngestFailure failure) {
    return switch (failure.reason()) {
      case INCOMPLETE_BODY -> of(ProblemCode.INCOMPLETE_BODY);
      case BAD_DIGEST, CHECKSUM_MISMATCH, SHA256_MISMATCH ->
          of(ProblemCode.DIGEST_MISMATCH, failure);
      case CHUNK_SIGNATURE_MISMATCH -> unauthenticated(sentence(failure.getMessage()));
      case TOO_SLOW,
          MALFORMED_CHUNK,
          MALFORMED_TRAILER,
          INVALID_LENGTH,
          INVALID_TRAILER,
          TOO_SMALL,
          MALFORMED_FORM,
          FORM_TOO_LARGE ->
          of(ProblemCode.INVALID_REQUEST, failure);
      case INVALID_DIGEST, INVALID_CHECKSUM -> of(ProblemCode.INVALID_DIGEST, failure);
      case TOO_LARGE -> of(ProblemCode.BODY_TOO_LARGE, failure);
      case BUSY -> busy(Duration.ofSeconds(1));
    };
  }
}
