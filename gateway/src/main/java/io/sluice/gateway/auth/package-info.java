/**
 * Who sends a request, and what their signature says of its body.
 *
 * <p>Imported by the protocol packages and by {@code ingest}, which verifies the seal that a
 * signature puts on a body. Knows HTTP as strings and headers; knows nothing of servers, of storage
 * nor of how a protocol words its errors. What a principal may do is no matter of a signature.
 */
package io.sluice.gateway.auth;
