package io.sluice.gateway.auth;

import io.vertx.core.MultiMap;

/**
 * The part of a request that a signature covers, exactly as it was on the wire.
 *
 * @param rawPath undecoded and not normalised
 * @param rawQuery undecoded, without the question mark; empty if there is none
 */
public record SignedRequest(String method, String rawPath, String rawQuery, MultiMap headers) {}
