/**
 * Errors as REST words them (RFC 9457): the codes, and the one place that turns failures into them.
 * Knows nothing of operations.
 */
package io.sluice.gateway.rest.error;
