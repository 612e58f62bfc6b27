/**
 * Errors as S3 words them: the codes, the one place that turns failures into them, and their
 * document. Knows nothing of operations.
 */
package io.sluice.gateway.s3.error;
