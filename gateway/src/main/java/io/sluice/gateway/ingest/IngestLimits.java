package io.sluice.gateway.ingest;

/**
 * How much of the bodies may be in memory, and how odd their encoding may be.
 *
 * @param batchBytes network buffers are joined up to this many bytes, then hashed and written
 * @param inFlightBytes of one body, read and not yet both hashed and written
 * @param totalBytes of all bodies; an even share of it, where that is less than {@code
 *     inFlightBytes}, is what each one may have
 * @param inlineBytes a body of at most this many bytes is hashed on the event loop
 * @param digestThreads size of the pool that hashes all others
 * @param chunkLineBytes the longest header line of a chunk
 * @param chunkBytesMin the shortest signed chunk, the last one excepted
 * @param chunkBytesMax the longest chunk
 * @param trailerBytes all that may follow the last chunk
 */
public record IngestLimits(
    int batchBytes,
    int inFlightBytes,
    long totalBytes,
    int inlineBytes,
    int digestThreads,
    int chunkLineBytes,
    int chunkBytesMin,
    long chunkBytesMax,
    int trailerBytes) {

  /** For this machine: one thread a core. The shortest chunk is AWS's. */
  public static IngestLimits defaults() {
    return new IngestLimits(
        256 << 10,
        2 << 20,
        64 << 20,
        16 << 10,
        Runtime.getRuntime().availableProcessors(),
        256,
        8 << 10,
        5L << 30,
        4 << 10);
  }
}
