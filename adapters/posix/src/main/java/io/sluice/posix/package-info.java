/**
 * A store on a file tree: plain files, extended attributes, links.
 *
 * <p>Found through {@link java.util.ServiceLoader}; nobody imports it. It knows the SPI only.
 */
package io.sluice.posix;
