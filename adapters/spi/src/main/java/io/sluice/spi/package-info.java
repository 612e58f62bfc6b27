/**
 * The storage SPI: values, requests, failures and capabilities of a store.
 *
 * <p>Everything may import it; it imports Vert.x core only and knows no protocol and no backend.
 */
package io.sluice.spi;
