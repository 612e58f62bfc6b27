/**
 * What a scanner is: bytes in, a verdict out.
 *
 * <p>The gateway imports it; it knows nothing of storage nor of any protocol.
 */
package io.sluice.scanner;
