package io.sluice.gateway.s3.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sluice.spi.BucketName;
import io.sluice.spi.Capability;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class S3ErrorsTest {
  private static final ObjectRef REF = ObjectRef.of("bucket", "key");

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new StorageFailure.NoSuchBucket(new BucketName("b")), "NoSuchBucket", 404),
        Arguments.of(new StorageFailure.NoSuchObject(REF), "NoSuchKey", 404),
        Arguments.of(new StorageFailure.NoSuchUpload("u"), "NoSuchUpload", 404),
        Arguments.of(
            new StorageFailure.BucketExists(new BucketName("b")), "BucketAlreadyOwnedByYou", 409),
        Arguments.of(new StorageFailure.BucketNotEmpty(new BucketName("b")), "BucketNotEmpty", 409),
        Arguments.of(new StorageFailure.ConditionFailed(REF), "PreconditionFailed", 412),
        Arguments.of(new StorageFailure.RangeUnsatisfiable(5), "InvalidRange", 416),
        Arguments.of(new StorageFailure.Incomplete(2, 1), "IncompleteBody", 400),
        Arguments.of(new StorageFailure.ChecksumMismatch(ChecksumAlgorithm.SHA1), "BadDigest", 400),
        Arguments.of(unplanned(), "InvalidRequest", 400),
        Arguments.of(new StorageFailure.InvalidPart(1), "InvalidPart", 400),
        Arguments.of(new StorageFailure.PartTooSmall(1, 2), "EntityTooSmall", 400),
        Arguments.of(new StorageFailure.LimitExceeded("l", 1), "InvalidRequest", 400),
        Arguments.of(new StorageFailure.Unsupported(Capability.MULTIPART), "NotImplemented", 501),
        Arguments.of(new StorageFailure.Forbidden("f"), "AccessDenied", 403),
        Arguments.of(new StorageFailure.QuotaExceeded("q"), "InsufficientStorage", 507),
        Arguments.of(new StorageFailure.Throttled(Duration.ofSeconds(3)), "SlowDown", 503),
        Arguments.of(new StorageFailure.Unavailable("secret path", null), "InternalError", 500),
        Arguments.of(new IllegalStateException("secret path"), "InternalError", 500));
  }

  private static Throwable unplanned() {
    ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.SHA256, ChecksumType.COMPOSITE);
    return catchThrowable(() -> plan.requireOfPart(Set.of()));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasItsCode(Throwable failure, String code, int status) {
    S3Error error = S3Errors.from(failure);
    assertThat(error.code().wire()).isEqualTo(code);
    assertThat(error.code().status()).isEqualTo(status);
    assertThat(error.message()).endsWith(".").doesNotContain("secret");
  }

  @Test
  void anUnsatisfiableRangeTellsTheSize() {
    S3Error error = S3Errors.from(new StorageFailure.RangeUnsatisfiable(5));
    assertThat(error.fields()).containsEntry("ActualObjectSize", "5");
    assertThat(error.headers()).containsEntry("Content-Range", "bytes */5");
  }

  @Test
  void notModifiedTellsWhatACacheNeeds() {
    ObjectMetadata metadata =
        new ObjectMetadata(Map.of("cache-control", "no-cache"), Map.of(), Map.of());
    ObjectInfo object =
        new ObjectInfo(REF, 1, new ETag("e"), Instant.EPOCH, metadata, List.of(), false);
    S3Error error = S3Errors.from(new StorageFailure.NotModified(object));
    assertThat(error.code().status()).isEqualTo(304);
    assertThat(error.headers())
        .containsEntry("ETag", "\"e\"")
        .containsEntry("Last-Modified", "Thu, 01 Jan 1970 00:00:00 GMT")
        .containsEntry("cache-control", "no-cache");
  }

  @Test
  void throttlingTellsWhenToComeAgain() {
    S3Error error = S3Errors.from(new StorageFailure.Throttled(Duration.ofSeconds(3)));
    assertThat(error.headers()).containsEntry("Retry-After", "3");
  }

  @Test
  void everyCodeHasASentence() {
    assertThat(Arrays.stream(S3ErrorCode.values()).map(S3ErrorCode::sentence))
        .allMatch(sentence -> sentence.endsWith("."));
  }
}
