package io.sluice.spi;

import java.util.Optional;

/**
 * Asks for a new upload.
 *
 * @param checksum which checksum the whole is to have in the end
 */
public record CreateUpload(
    ObjectRef ref, ObjectMetadata metadata, Optional<ChecksumPlan> checksum) {}
