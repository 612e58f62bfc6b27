package io.sluice.gateway.access;

import io.sluice.gateway.auth.Principal;

/**
 * Who asks for a change, and what the audit log tells of them.
 *
 * @param requestId as in the access log
 * @param remote the address that they come from
 */
public record Caller(Principal principal, String requestId, String remote) {}
