/**
 * A store in memory: the executable specification of the SPI, and the store of fast tests.
 *
 * <p>Found through {@link java.util.ServiceLoader}; nobody imports it. It knows the SPI only.
 */
package io.sluice.memory;
