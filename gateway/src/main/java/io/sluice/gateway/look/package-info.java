/**
 * What happens to objects after they came in, behind everybody's back: scanned where that was left
 * for later, put into quarantine, read for their text, found. Each look sees an object as it is
 * then, so that one too many does no harm.
 *
 * <p>It uses the store, the scanner and the index, and must not know a protocol. Requests never
 * wait for it.
 */
package io.sluice.gateway.look;
