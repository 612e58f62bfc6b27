package io.sluice.spi;

import java.util.Optional;

/**
 * Asks for a new upload.
 *
 * @param checksum which checksum the whole is to have in the end
 * @param initiator whom the gateway wants named as the one who began it; kept with the upload, not
 *     with the object, and never interpreted
 */
public record CreateUpload(
    ObjectRef ref, ObjectMetadata metadata, Optional<ChecksumPlan> checksum, String initiator) {

  /** Begun by nobody who is to be named. */
  public CreateUpload(ObjectRef ref, ObjectMetadata metadata, Optional<ChecksumPlan> checksum) {
    this(ref, metadata, checksum, "");
  }

  /** The same, begun by somebody. */
  public CreateUpload by(String who) {
    return new CreateUpload(ref, metadata, checksum, who);
  }
}
