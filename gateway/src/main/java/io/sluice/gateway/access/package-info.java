/**
 * Who may do what: users, groups, their keys, the settings and grants of buckets, the decision, and
 * the use cases by which an administrator changes them.
 *
 * <p>Imported by {@code objects}, which asks before each call on the store, and by the protocol
 * packages for values and administration. Keeps its documents through {@code control}; must know
 * neither objects nor how a protocol words its errors.
 */
package io.sluice.gateway.access;
