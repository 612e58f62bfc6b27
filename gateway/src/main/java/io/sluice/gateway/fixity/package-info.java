/**
 * Whether objects still are what they were: reads them again and compares with what was recorded
 * when they came in.
 *
 * <p>Only {@code app} may import it. It knows the storage SPI and the sums of {@code ingest}, no
 * protocol and no configuration.
 */
package io.sluice.gateway.fixity;
