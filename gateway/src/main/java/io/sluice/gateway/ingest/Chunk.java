package io.sluice.gateway.ingest;

/**
 * The header of a chunk.
 *
 * @param size of the payload that follows; zero in the last chunk
 * @param signature empty where chunks are not signed
 */
record Chunk(long size, String signature) {}
