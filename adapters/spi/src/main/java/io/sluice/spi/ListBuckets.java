package io.sluice.spi;

/**
 * Asks for a page of buckets.
 *
 * @param prefix only names that begin with it; empty for all
 * @param after only names greater than it in byte order; empty to begin
 * @param limit at most so many, 1 or more
 */
public record ListBuckets(String prefix, String after, int limit) {}
