/**
 * The way of a body into a store: decoded, hashed, compared with what was declared, written and,
 * only then, committed.
 *
 * <p>Imported by {@code objects} and, for its records and failures, by the protocol packages. Uses
 * the storage SPI's staged writes and the seal that {@code auth} read from a signature; knows
 * nothing of buckets, permissions, operations or how a protocol words its errors.
 */
package io.sluice.gateway.ingest;
