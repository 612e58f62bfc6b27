/**
 * What can be done with buckets, objects and uploads, whichever protocol asks: the caller's
 * permission, then the store.
 *
 * <p>The protocol packages import it and see values only; they never get hold of the store. It uses
 * {@code ingest} and the storage SPI and must not know HTTP or any protocol.
 */
package io.sluice.gateway.objects;
