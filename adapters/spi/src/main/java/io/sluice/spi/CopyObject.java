package io.sluice.spi;

/**
 * Asks for a copy inside the store.
 *
 * @param conditions judged against the source
 * @param patch what the copy's metadata has other than the source's
 * @param condition judged against the target
 */
public record CopyObject(
    ObjectRef source,
    ReadConditions conditions,
    ObjectRef target,
    MetadataPatch patch,
    WriteCondition condition) {}
