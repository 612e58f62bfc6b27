/**
 * What a machine must offer for Sluice to run well, one class a check. Each looks, changes nothing
 * that stays, and says in words what to do.
 *
 * <p>Only {@code app} may import it. It knows the configuration and certificates, no server and no
 * store.
 */
package io.sluice.gateway.doctor;
