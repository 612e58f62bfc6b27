package io.sluice.spi;

/**
 * Asks for a page of the control documents in a folder.
 *
 * @param after only names greater than it in byte order; empty to begin
 * @param limit at most so many, 1 or more
 */
public record ListDocuments(String folder, String after, int limit) {}
