package io.sluice.gateway.auth;

/**
 * Someone who acts.
 *
 * @param id stable and opaque, what grants and owners refer to
 * @param displayName for people to read
 * @param root whether this is the operator's own key, which may do everything
 */
public record Principal(String id, String displayName, boolean root) {}
