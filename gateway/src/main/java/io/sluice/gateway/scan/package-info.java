/**
 * Has bytes looked at for viruses: while they come in, or out of the store. Says what was found;
 * what becomes of it, the use cases decide by the bucket's policy.
 *
 * <p>It knows the scanner and contents of objects, and must not know a store or a protocol.
 */
package io.sluice.gateway.scan;
