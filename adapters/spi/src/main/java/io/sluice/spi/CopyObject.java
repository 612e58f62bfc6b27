package io.sluice.spi;

import java.util.Optional;

/**
 * Asks for a copy inside the store.
 *
 * @param conditions judged against the source
 * @param metadata what the copy gets, or empty to take the source's
 * @param condition judged against the target
 */
public record CopyObject(
    ObjectRef source,
    ReadConditions conditions,
    ObjectRef target,
    Optional<ObjectMetadata> metadata,
    WriteCondition condition) {}
