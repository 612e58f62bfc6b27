package io.sluice.gateway.auth;

import io.vertx.core.MultiMap;

/**
 * The part of a request that a signature covers, exactly as it was on the wire.
 *
 * @param hostBucket the bucket that the host names, as version 2 signs it; empty where the path
 *     names it
 * @param rawPath undecoded and not normalised
 * @param rawQuery undecoded, without the question mark; empty if there is none
 */
public record SignedRequest(
    String method, String hostBucket, String rawPath, String rawQuery, MultiMap headers) {

  /** A request whose path names everything. */
  public SignedRequest(String method, String rawPath, String rawQuery, MultiMap headers) {
    this(method, "", rawPath, rawQuery, headers);
  }
}
