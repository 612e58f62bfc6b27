package io.sluice.spi;

/** Asks what is known of a bucket. */
public record StatBucket(BucketName name) {}
