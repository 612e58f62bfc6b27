/**
 * Documents that the gateway keeps in the store for itself, as typed values: read through a bounded
 * cache that is believed for a short time, changed by compare and set. What must not be believed
 * for any time, since it comes and goes, is read through a Shelf, which keeps nothing.
 *
 * <p>Imported by {@code access}, {@code outbox} and by what else keeps its state in the store. Uses
 * the SPI's ControlStore alone; knows nothing of users, rights, objects or protocols.
 */
package io.sluice.gateway.control;
