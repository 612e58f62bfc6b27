package io.sluice.spi;

/** Asks for an empty bucket to go. */
public record DeleteBucket(BucketName name) {}
