package io.sluice.spi;

/**
 * Asks for a page of parts.
 *
 * @param after only numbers greater than it; 0 to begin
 * @param limit at most so many
 */
public record ListParts(UploadRef upload, int after, int limit) {}
