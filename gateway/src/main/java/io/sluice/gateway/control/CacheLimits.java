package io.sluice.gateway.control;

import java.time.Duration;

/**
 * How long and how much is kept of one folder.
 *
 * @param freshness a document is believed for so long after its reading began
 * @param bytes of all documents that are kept, as they are stored
 */
public record CacheLimits(Duration freshness, long bytes) {}
