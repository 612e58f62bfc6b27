package io.sluice.spi;

/**
 * Asks for a page of keys.
 *
 * @param prefix only keys that begin with it; empty for all
 * @param delimiter keys that hold it after the prefix are rolled up into one entry that ends with
 *     its first occurrence; empty for no rolling up
 * @param after only keys greater than it, and no rolled-up entry equal to it; need not exist; empty
 *     to begin
 * @param limit at most so many entries, 0 or more
 */
public record ListObjects(
    BucketName bucket, String prefix, String delimiter, String after, int limit) {}
