/**
 * The S3 door: which operation a request asks for, who asks, and how answers are written.
 *
 * <p>{@code S3Operation} is the table of all there is; {@code operation} holds one class a row.
 * Only {@code app} imports it. It sees the store's values, never the store.
 */
package io.sluice.gateway.s3;
