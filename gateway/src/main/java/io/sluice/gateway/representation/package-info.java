/**
 * How an object looks in messages of HTTP, whichever protocol shows it: entity tags, ranges,
 * preconditions, text in headers, and the sending of its bytes.
 *
 * <p>The protocol packages import it, and {@code objects} for what a head can hold. It uses {@code
 * http} and values of the storage SPI, and must not know any protocol, users or the store.
 */
package io.sluice.gateway.representation;
