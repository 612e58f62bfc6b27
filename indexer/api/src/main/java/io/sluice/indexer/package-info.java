/**
 * What an index and a text extractor are: values and interfaces, and the query language. Engines
 * implement it in modules of their own.
 *
 * <p>The gateway imports it; it knows nothing of storage nor of any protocol.
 */
package io.sluice.indexer;
