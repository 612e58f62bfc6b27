package io.sluice.spi;

/** Asks for a new bucket. */
public record CreateBucket(BucketName name) {}
