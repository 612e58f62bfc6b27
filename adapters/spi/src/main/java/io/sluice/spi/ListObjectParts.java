package io.sluice.spi;

/**
 * Asks for the parts that an object came in.
 *
 * @param after only numbers greater than it; 0 to begin
 * @param limit at most so many
 */
public record ListObjectParts(ObjectRef ref, ReadConditions conditions, int after, int limit) {}
