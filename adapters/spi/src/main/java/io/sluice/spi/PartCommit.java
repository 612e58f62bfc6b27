package io.sluice.spi;

import java.util.List;

/** The same as {@link Commit} for a part, which has no annotations. */
public record PartCommit(long size, ETag md5, List<Checksum> checksums) {

  public PartCommit {
    checksums = List.copyOf(checksums);
  }
}
