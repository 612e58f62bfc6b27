package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.INCOMPLETE_BODY;
import static io.sluice.gateway.ingest.IngestFailure.Reason.MALFORMED_CHUNK;
import static io.sluice.gateway.ingest.IngestFailure.Reason.MALFORMED_TRAILER;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/**
 * Reads the {@code aws-chunked} encoding, in whatever pieces it comes: chunks of a header line
 * {@code size;chunk-signature=...}, payload and CRLF; a chunk of size zero; then, to the end of the
 * body, a trailer. Payload is passed on as slices, never copied.
 *
 * <p>A trailer ends where the body ends, and not at an empty line, since some clients put one
 * between the checksum and its signature.
 */
final class ChunkParser {
  private static final String SIGNATURE = "chunk-signature=";
  private static final int SIGNATURE_DIGITS = 64;
  private static final int SIZE_DIGITS_MAX = 15;

  private enum State {
    HEADER,
    PAYLOAD,
    CR,
    LF,
    TRAILER
  }

  private final IngestLimits limits;
  private final boolean signed;
  private final Consumer<Chunk> headers;
  private final Consumer<Buffer> payload;
  private final StringBuilder text = new StringBuilder();
  private State state = State.HEADER;
  private long left;
  private boolean undersized;

  /**
   * @param signed whether every chunk must have a signature
   * @param headers gets each header before any of its payload
   */
  ChunkParser(
      IngestLimits limits, boolean signed, Consumer<Chunk> headers, Consumer<Buffer> payload) {
    this.limits = limits;
    this.signed = signed;
    this.headers = headers;
    this.payload = payload;
  }

  /** Takes the next bytes. Throws MALFORMED_CHUNK or MALFORMED_TRAILER. */
  void feed(Buffer bytes) {
    for (int at = 0; at < bytes.length(); ) {
      at =
          switch (state) {
            case HEADER -> header(bytes, at);
            case PAYLOAD -> payload(bytes, at);
            case CR -> expect('\r', State.LF, bytes, at);
            case LF -> expect('\n', State.HEADER, bytes, at);
            case TRAILER -> trailer(bytes, at);
          };
    }
  }

  /** The text after the last chunk, once there are no more bytes. Throws INCOMPLETE_BODY. */
  String end() {
    if (state != State.TRAILER) {
      throw new IngestFailure(INCOMPLETE_BODY, "the body ends before its last chunk");
    }
    return text.toString();
  }

  private int header(Buffer bytes, int at) {
    for (int i = at; i < bytes.length(); i++) {
      char c = (char) (bytes.getByte(i) & 0xff);
      if (c == '\n') {
        begin(header());
        return i + 1;
      }
      if (text.length() == limits.chunkLineBytes()) {
        throw malformed("a header line is longer than " + limits.chunkLineBytes() + " bytes");
      }
      text.append(c);
    }
    return bytes.length();
  }

  private Chunk header() {
    int end = text.length() - 1;
    if (end < 0 || text.charAt(end) != '\r') {
      throw malformed("a header line must end in CRLF");
    }
    int semicolon = text.indexOf(";");
    long size = size(semicolon < 0 ? end : semicolon);
    String extension = semicolon < 0 ? "" : text.substring(semicolon + 1, end);
    text.setLength(0);
    return new Chunk(size, signed ? signature(extension) : "");
  }

  private long size(int digits) {
    if (digits == 0 || digits > SIZE_DIGITS_MAX) {
      throw malformed("a chunk has no size");
    }
    long size = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        throw malformed("the size of a chunk is no hexadecimal number");
      }
      size = size << 4 | digit;
    }
    return size;
  }

  private static String signature(String extension) {
    if (!extension.startsWith(SIGNATURE)
        || extension.length() != SIGNATURE.length() + SIGNATURE_DIGITS) {
      throw malformed("a chunk has no signature");
    }
    return extension.substring(SIGNATURE.length());
  }

  private void begin(Chunk chunk) {
    if (chunk.size() > limits.chunkBytesMax()) {
      throw malformed("a chunk is larger than " + limits.chunkBytesMax() + " bytes");
    }
    if (signed && undersized && chunk.size() > 0) {
      throw malformed("only the last chunk may have less than " + limits.chunkBytesMin());
    }
    headers.accept(chunk);
    undersized = chunk.size() < limits.chunkBytesMin();
    left = chunk.size();
    state = left == 0 ? State.TRAILER : State.PAYLOAD;
  }

  private int payload(Buffer bytes, int at) {
    int length = (int) Math.min(left, bytes.length() - at);
    payload.accept(length == bytes.length() ? bytes : bytes.slice(at, at + length));
    left -= length;
    if (left == 0) {
      state = State.CR;
    }
    return at + length;
  }

  private int expect(char wanted, State next, Buffer bytes, int at) {
    if (bytes.getByte(at) != wanted) {
      throw malformed("a chunk is not followed by CRLF");
    }
    state = next;
    return at + 1;
  }

  private int trailer(Buffer bytes, int at) {
    int length = bytes.length() - at;
    if (text.length() + length > limits.trailerBytes()) {
      throw new IngestFailure(
          MALFORMED_TRAILER, "the trailer is longer than " + limits.trailerBytes() + " bytes");
    }
    text.append(bytes.getString(at, bytes.length(), "ISO-8859-1"));
    return bytes.length();
  }

  private static IngestFailure malformed(String what) {
    return new IngestFailure(MALFORMED_CHUNK, what);
  }
}
