package io.sluice.spi;

import java.util.List;
import java.util.Map;

/**
 * What the writer of an object learnt while the bytes went by.
 *
 * @param size how many there must be; other than was written fails with {@link
 *     StorageFailure.Incomplete}
 * @param md5 of the bytes, which becomes the ETag on stores that do not make their own
 * @param annotations put over those of the staged metadata
 */
public record Commit(
    long size, ETag md5, List<Checksum> checksums, Map<String, String> annotations) {

  public Commit {
    checksums = List.copyOf(checksums);
    annotations = Map.copyOf(annotations);
  }
}
