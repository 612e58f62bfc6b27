package io.sluice.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of an object that came in parts.
 *
 * @param number its place among the parts that were put together, from 1; numbers that the uploader
 *     left out leave no gap
 * @param offset of its first byte in the object
 * @param checksum of its bytes, of type FULL_OBJECT, where the object has one of that algorithm
 */
public record ObjectPart(int number, long offset, long size, Optional<Checksum> checksum) {

  /** What the parts of an upload are in the object that they make, in the same order. */
  public static List<ObjectPart> of(List<PartInfo> parts, Optional<ChecksumAlgorithm> algorithm) {
    List<ObjectPart> all = new ArrayList<>(parts.size());
    long offset = 0;
    for (PartInfo part : parts) {
      Optional<Checksum> checksum = algorithm.flatMap(wanted -> CompletedSums.of(part, wanted));
      all.add(new ObjectPart(all.size() + 1, offset, part.size(), checksum));
      offset += part.size();
    }
    return all;
  }
}
