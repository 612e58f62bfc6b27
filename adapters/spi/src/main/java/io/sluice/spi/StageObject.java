package io.sluice.spi;

import java.util.OptionalLong;

/**
 * Asks for a place to write an object to.
 *
 * @param size how many bytes will come, where the writer knows; a hint for the layout, verified by
 *     {@link Commit#size}
 */
public record StageObject(ObjectRef ref, ObjectMetadata metadata, OptionalLong size) {}
