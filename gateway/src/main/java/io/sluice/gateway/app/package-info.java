/**
 * The command line, the one place that wires everything, and the end of it all.
 *
 * <p>It may import every package; nobody may import it.
 */
package io.sluice.gateway.app;
