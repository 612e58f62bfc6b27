package io.sluice.gateway.ingest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.Consumer;

/** The payload inside an {@code aws-chunked} body; fails with {@link IngestFailure}. */
final class AwsChunked extends DecodedStream {
  private final ChunkParser parser;
  private final Consumer<String> trailer;

  /**
   * @param headers gets the header of each chunk before any of its payload
   * @param trailer gets the text after the last chunk before the stream ends; what it throws is the
   *     stream's failure
   */
  AwsChunked(
      ReadStream<Buffer> source,
      IngestLimits limits,
      boolean signed,
      Consumer<Chunk> headers,
      Consumer<String> trailer) {
    super(source);
    this.parser = new ChunkParser(limits, signed, headers, this::emit);
    this.trailer = trailer;
    begin();
  }

  @Override
  protected void decode(Buffer bytes) {
    parser.feed(bytes);
  }

  @Override
  protected void finish() {
    trailer.accept(parser.end());
  }
}
