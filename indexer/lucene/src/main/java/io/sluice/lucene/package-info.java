/**
 * The embedded search engine: an {@link io.sluice.indexer.SearchIndex} in Lucene files of one
 * process.
 *
 * <p>Found by {@link java.util.ServiceLoader}; nobody imports it, and it knows nothing of storage
 * nor of any protocol. {@link io.sluice.lucene.Fields} is the schema, {@code analysis} makes words
 * of text.
 */
package io.sluice.lucene;
