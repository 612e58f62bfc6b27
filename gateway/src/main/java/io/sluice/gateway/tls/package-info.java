/**
 * Certificates and their keys: read from files, checked before they are believed, and read again
 * when they change.
 *
 * <p>Only {@code app} may import it. It knows servers and settings, no protocol and no storage.
 */
package io.sluice.gateway.tls;
