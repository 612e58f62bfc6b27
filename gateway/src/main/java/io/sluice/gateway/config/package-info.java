/**
 * What the operator can set: one record a concern, read once at start by a strict loader.
 *
 * <p>Every package may import it; each component receives only its own record. It knows nothing of
 * those who read it, nor of HTTP or storage.
 */
package io.sluice.gateway.config;
