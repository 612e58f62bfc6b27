package io.sluice.spi;

/**
 * @param after only numbers greater than it; 0 to begin
 * @param limit at most so many
 */
public record ListParts(UploadRef upload, int after, int limit) {}
