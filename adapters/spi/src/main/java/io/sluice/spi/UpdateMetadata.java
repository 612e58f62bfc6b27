package io.sluice.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Asks for other metadata on the same bytes.
 *
 * @param expected the ETag the change is meant for, or empty for whichever is there
 * @param lastModified that of the object the change is meant for, or empty; tells apart what has
 *     the same ETag and not the same bytes, which whoever wants to can make of an MD5
 */
public record UpdateMetadata(
    ObjectRef ref, Optional<ETag> expected, Optional<Instant> lastModified, MetadataPatch patch) {

  public UpdateMetadata(ObjectRef ref, Optional<ETag> expected, MetadataPatch patch) {
    this(ref, expected, Optional.empty(), patch);
  }

  /** Meant for this very object, and no other that took its place. */
  public static UpdateMetadata of(ObjectInfo object, MetadataPatch patch) {
    return new UpdateMetadata(
        object.ref(), Optional.of(object.etag()), Optional.of(object.lastModified()), patch);
  }

  /** Whether it is meant for this object. */
  public boolean isMeantFor(ObjectInfo object) {
    return expected.map(object.etag()::equals).orElse(true)
        && lastModified.map(object.lastModified()::equals).orElse(true);
  }
}
