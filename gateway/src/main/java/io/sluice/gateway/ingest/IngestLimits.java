package io.sluice.gateway.ingest;

/**
 * How much of a body may be in memory, and how odd its encoding may be.
 *
 * @param batchBytes network buffers are joined up to this many bytes, then hashed and written
 * @param inFlightBytes handed to the write or to a digest, or waiting to be, for one upload
 * @param inlineBytes a body of at most this many bytes is hashed on the event loop at its end
 * @param digestThreads size of the pool that computes digests, for all uploads together
 * @param chunkLineBytes the longest header line of a chunk, or line of a trailer
 * @param chunkBytes the longest chunk
 * @param trailerBytes all lines of a trailer together
 */
public record IngestLimits(
    int batchBytes,
    int inFlightBytes,
    int inlineBytes,
    int digestThreads,
    int chunkLineBytes,
    long chunkBytes,
    int trailerBytes) {

  /** For this machine: one thread a core. */
  public static IngestLimits defaults() {
    return new IngestLimits(
        512 << 10,
        2 << 20,
        16 << 10,
        Runtime.getRuntime().availableProcessors(),
        4 << 10,
        5L << 30,
        8 << 10);
  }
}
