package io.sluice.spi;

import java.util.Optional;

/**
 * Asks for other metadata on the same bytes.
 *
 * @param expected the ETag the change is meant for, or empty for whichever is there
 */
public record UpdateMetadata(ObjectRef ref, Optional<ETag> expected, MetadataPatch patch) {}
