package io.sluice.gateway.access;

/**
 * Whose a bucket is.
 *
 * @param displayName the id again where there is no such user any more
 */
public record Owner(String id, String displayName) {}
