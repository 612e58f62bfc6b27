/**
 * Marks that say "look at this key": durable before the answer, kept until a look that began later
 * than they, fair between users, taken over from gateways that are gone. Keys that cannot be looked
 * at become dead letters.
 *
 * <p>Imported by {@code objects}, which marks, and by {@code app}, which gives it the look. Keeps
 * its documents through {@code control}; knows no object, no scanner, no index and no protocol.
 */
package io.sluice.gateway.outbox;
