package io.sluice.spi;

/**
 * What a multipart upload promised at its start: which checksum its parts carry, and of what kind
 * the whole one is.
 */
public record ChecksumPlan(ChecksumAlgorithm algorithm, ChecksumType type) {}
