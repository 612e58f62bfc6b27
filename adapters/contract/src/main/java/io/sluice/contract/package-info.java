/**
 * What every store must do, as JUnit interfaces that an adapter's tests implement, and a store that
 * breaks on demand.
 *
 * <p>Imported by tests only; knows the SPI and no adapter.
 */
package io.sluice.contract;
