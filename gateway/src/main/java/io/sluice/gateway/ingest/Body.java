package io.sluice.gateway.ingest;

import io.sluice.gateway.auth.PayloadSeal;
import io.sluice.gateway.auth.PayloadSeal.Chunked;
import io.sluice.spi.ObjectContent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.OptionalLong;

/**
 * A body that has not been read yet.
 *
 * @param stream paused, without handlers; {@link Ingest} resumes it
 * @param seal what the signature says of it
 * @param declared what the headers say of it
 */
public record Body(ReadStream<Buffer> stream, PayloadSeal seal, Declared declared) {

  /** Bytes that the store has already, of which nobody declares anything. */
  public static Body stored(ObjectContent content) {
    Declared declared = Declared.ofLength(content.range().length());
    return new Body(content.body(), new PayloadSeal.Unsigned(), declared);
  }

  /** How many bytes of payload are announced; empty where only the end will tell. */
  public OptionalLong payloadLength() {
    return seal instanceof Chunked ? declared.decodedLength() : declared.contentLength();
  }
}
