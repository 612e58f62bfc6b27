package io.sluice.gateway.s3;

import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectKey;
import java.util.Optional;

/** What a request asks for. */
public record Route(
    S3Operation operation, Optional<BucketName> bucket, Optional<ObjectKey> key, Query query) {}
