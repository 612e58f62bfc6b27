/**
 * Takes text out of documents with Apache Tika, in processes of their own.
 *
 * <p>What is here runs in the gateway: it lays a document into a file, has one of the reading
 * processes read it, and cleans up behind it. What runs over there is in {@code reader}; of Tika
 * only its core is shared.
 */
package io.sluice.extract;
