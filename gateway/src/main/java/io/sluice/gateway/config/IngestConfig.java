package io.sluice.gateway.config;

/**
 * How bytes come in.
 *
 * @param batchBytes network buffers are joined up to so many bytes, then hashed and written
 * @param inFlightBytes of one body, read and not yet both hashed and written
 * @param totalBytes of all bodies together; each has an even share of it where that is less
 * @param inlineBytes a body of at most so many bytes is hashed on the event loop
 * @param digestThreads threads that hash all others; 0 for one a core
 * @param chunkLineBytes the longest header line of an aws-chunked chunk
 * @param chunkBytesMin the shortest signed chunk, the last one excepted
 * @param chunkBytesMax the longest chunk
 * @param trailerBytes all that may follow the last chunk
 */
public record IngestConfig(
    ByteSize batchBytes,
    ByteSize inFlightBytes,
    ByteSize totalBytes,
    ByteSize inlineBytes,
    int digestThreads,
    ByteSize chunkLineBytes,
    ByteSize chunkBytesMin,
    ByteSize chunkBytesMax,
    ByteSize trailerBytes) {

  public static final IngestConfig DEFAULTS =
      new IngestConfig(
          ByteSize.kib(256),
          ByteSize.mib(2),
          ByteSize.mib(64),
          ByteSize.kib(16),
          0,
          new ByteSize(256),
          ByteSize.kib(8),
          ByteSize.gib(5),
          ByteSize.kib(4));

  public IngestConfig {
    Check.range("batchBytes", batchBytes.bytes(), 4096, 64 << 20);
    Check.range("inFlightBytes", inFlightBytes.bytes(), batchBytes.bytes(), 1 << 30);
    Check.atLeast("totalBytes", totalBytes.bytes(), batchBytes.bytes());
    Check.range("inlineBytes", inlineBytes.bytes(), 0, 1 << 20);
    Check.range("digestThreads", digestThreads, 0, 1024);
    Check.range("chunkLineBytes", chunkLineBytes.bytes(), 128, 1 << 20);
    Check.range("chunkBytesMin", chunkBytesMin.bytes(), 0, 1 << 30);
    Check.atLeast("chunkBytesMax", chunkBytesMax.bytes(), 1 << 20);
    Check.range("trailerBytes", trailerBytes.bytes(), 256, 1 << 20);
  }
}
