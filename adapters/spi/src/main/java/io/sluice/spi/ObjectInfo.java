package io.sluice.spi;

import java.time.Instant;
import java.util.List;

/**
 * An object as it was at one moment: all components belong to the same bytes.
 *
 * @param size in bytes
 * @param lastModified when the bytes became visible here, never a time that a client told; in the
 *     store's resolution, the same in every answer
 * @param checksums those that were computed when the bytes came in; none for a foreign object
 * @param foreign the bytes were put or changed without Sluice: nothing about them was verified
 */
public record ObjectInfo(
    ObjectRef ref,
    long size,
    ETag etag,
    Instant lastModified,
    ObjectMetadata metadata,
    List<Checksum> checksums,
    boolean foreign) {

  public ObjectInfo {
    checksums = List.copyOf(checksums);
  }
}
