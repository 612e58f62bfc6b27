package io.sluice.gateway.ingest;

import io.sluice.spi.Checksum;
import io.sluice.spi.ETag;
import java.util.List;

/**
 * What was learnt of a body that came whole and is what its sender declared.
 *
 * @param size bytes of payload
 * @param checksums everything that was computed, of type FULL_OBJECT
 */
public record Received(long size, ETag md5, List<Checksum> checksums) {

  public Received {
    checksums = List.copyOf(checksums);
  }
}
