package io.sluice.gateway.objects;

import io.sluice.gateway.ingest.Body;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.WriteCondition;
import java.util.Set;

/**
 * An object to be written.
 *
 * @param compute checksums to keep besides those that its sender declares
 */
public record PutObject(
    ObjectRef ref,
    ObjectMetadata metadata,
    Body body,
    Set<ChecksumAlgorithm> compute,
    WriteCondition condition) {

  public PutObject {
    compute = Set.copyOf(compute);
  }
}
