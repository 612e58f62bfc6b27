package io.sluice.gateway.s3;

import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectKey;
import java.util.Optional;

/**
 * What a request asks for.
 *
 * @param hosted whether the host names the bucket, and not the path
 */
public record Route(
    S3Operation operation,
    Optional<BucketName> bucket,
    boolean hosted,
    Optional<ObjectKey> key,
    Query query) {

  /** The bucket that the host names, or empty text. */
  String hostBucket() {
    return hosted ? bucket.map(BucketName::value).orElse("") : "";
  }
}
