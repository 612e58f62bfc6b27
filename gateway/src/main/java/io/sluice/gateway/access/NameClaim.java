package io.sluice.gateway.access;

/**
 * Who has a name.
 *
 * @param id of a user or group; a claim of one that does not exist holds nothing
 */
record NameClaim(String id) {}
