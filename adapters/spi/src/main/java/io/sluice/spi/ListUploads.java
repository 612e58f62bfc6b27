package io.sluice.spi;

/**
 * Asks for a page of uploads under way.
 *
 * @param prefix only keys that begin with it
 * @param afterKey only keys greater than it; or equal to it with an upload that comes after {@code
 *     afterUploadId}, where that is not empty
 * @param limit at most so many
 */
public record ListUploads(
    BucketName bucket, String prefix, String afterKey, String afterUploadId, int limit) {}
