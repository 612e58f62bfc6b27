/** The query language: what people type, and what it means. Knows no engine. */
package io.sluice.indexer.query;
