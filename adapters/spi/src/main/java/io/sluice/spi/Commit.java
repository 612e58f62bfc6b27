package io.sluice.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the writer of an object learnt while the bytes went by.
 *
 * @param size how many there must be; other than was written fails with {@link
 *     StorageFailure.Incomplete}
 * @param md5 of the bytes, which becomes the ETag on stores that do not make their own
 * @param annotations put over those of the staged metadata
 * @param elsewhere where they become an object instead, whatever is there: neither the condition
 *     nor the keeping that was staged is for that place, and nothing becomes visible at the staged
 *     one; needs {@link Capability#COMMIT_ELSEWHERE}
 */
public record Commit(
    long size,
    ETag md5,
    List<Checksum> checksums,
    Map<String, String> annotations,
    Optional<ObjectRef> elsewhere) {

  public Commit {
    checksums = List.copyOf(checksums);
    annotations = Map.copyOf(annotations);
  }

  public Commit(long size, ETag md5, List<Checksum> checksums, Map<String, String> annotations) {
    this(size, md5, checksums, annotations, Optional.empty());
  }
}
