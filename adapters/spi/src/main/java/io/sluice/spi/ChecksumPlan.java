package io.sluice.spi;

import io.sluice.spi.StorageFailure.UnplannedChecksum;
import java.util.Optional;
import java.util.Set;

/**
 * What a multipart upload promised at its start: which checksum its parts carry, and of what kind
 * the whole one is.
 *
 * @param chosen whether its uploader named it; else it is what is computed for those who name none,
 *     and binds nobody
 */
public record ChecksumPlan(ChecksumAlgorithm algorithm, ChecksumType type, boolean chosen) {

  /** One that the uploader named. */
  public ChecksumPlan(ChecksumAlgorithm algorithm, ChecksumType type) {
    this(algorithm, type, true);
  }

  /**
   * Whether a part may bring these: those of a chosen algorithm only, and none only where that of
   * the whole is not made of what the parts brought.
   *
   * @throws UnplannedChecksum otherwise
   */
  public void requireOfPart(Set<ChecksumAlgorithm> brought) {
    Optional<ChecksumAlgorithm> other =
        brought.stream().filter(is -> chosen && is != algorithm).findFirst();
    boolean missing = brought.isEmpty() && type == ChecksumType.COMPOSITE;
    if (missing || other.isPresent()) {
      throw UnplannedChecksum.ofPart(algorithm, other);
    }
  }
}
