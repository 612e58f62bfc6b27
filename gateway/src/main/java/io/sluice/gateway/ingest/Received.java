package io.sluice.gateway.ingest;

import io.sluice.scanner.Judgement;
import io.sluice.spi.Checksum;
import io.sluice.spi.ETag;
import java.util.List;
import java.util.Optional;

/**
 * What was learnt of a body that came whole and is what its sender declared.
 *
 * @param size bytes of payload
 * @param checksums everything that was computed, of type FULL_OBJECT
 * @param judgement of the scan that looked at it, where one did
 */
public record Received(
    long size, ETag md5, List<Checksum> checksums, Optional<Judgement> judgement) {

  public Received {
    checksums = List.copyOf(checksums);
  }

  /** Of bytes that nobody looked at. */
  Received(long size, ETag md5, List<Checksum> checksums) {
    this(size, md5, checksums, Optional.empty());
  }

  Received judged(Judgement said) {
    return new Received(size, md5, checksums, Optional.of(said));
  }
}
