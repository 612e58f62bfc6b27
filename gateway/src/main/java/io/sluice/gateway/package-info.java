/**
 * The gateway: doors, the use cases behind them, and the one place that wires them.
 *
 * <p>It compiles against the SPI and the scanner's API only; stores come in at run time.
 */
package io.sluice.gateway;
