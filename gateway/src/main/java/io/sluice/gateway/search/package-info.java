/**
 * What can be found, by whom: the question of a person becomes one that asks for nothing they may
 * not read. Also tells why an object is not found yet.
 *
 * <p>Doors import it. It uses rights, the index and what is stored about buckets, and must not know
 * a protocol.
 */
package io.sluice.gateway.search;
