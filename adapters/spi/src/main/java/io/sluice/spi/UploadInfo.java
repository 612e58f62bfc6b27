package io.sluice.spi;

import java.time.Instant;
import java.util.Optional;

/** An upload under way. */
public record UploadInfo(
    UploadRef ref, Instant initiated, ObjectMetadata metadata, Optional<ChecksumPlan> checksum) {}
