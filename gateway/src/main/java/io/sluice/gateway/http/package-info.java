/**
 * HTTP servers without a protocol: admission, request ids, bodies that wait for permission,
 * connections that must be closed, access lines, metrics, and the doors for operators.
 *
 * <p>The protocol packages and {@code app} may import it. It must not know S3, storage or users.
 */
package io.sluice.gateway.http;
