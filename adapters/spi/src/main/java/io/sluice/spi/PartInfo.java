package io.sluice.spi;

import java.time.Instant;
import java.util.List;

/** A part that was received. */
public record PartInfo(
    int number, long size, ETag etag, Instant lastModified, List<Checksum> checksums) {

  public PartInfo {
    checksums = List.copyOf(checksums);
  }
}
