package io.sluice.spi;

import java.time.Instant;

/** A bucket as listed. */
public record BucketInfo(BucketName name, Instant created) {}
