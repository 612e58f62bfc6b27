package io.sluice.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * An upload under way.
 *
 * @param initiator who began it, as was said then; empty where that is not known
 */
public record UploadInfo(
    UploadRef ref,
    Instant initiated,
    ObjectMetadata metadata,
    Optional<ChecksumPlan> checksum,
    String initiator) {

  /** Of an upload of which it is not known who began it. */
  public UploadInfo(
      UploadRef ref, Instant initiated, ObjectMetadata metadata, Optional<ChecksumPlan> checksum) {
    this(ref, initiated, metadata, checksum, "");
  }
}
