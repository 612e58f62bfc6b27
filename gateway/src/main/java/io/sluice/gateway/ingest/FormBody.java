package io.sluice.gateway.ingest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A body of multipart/form-data as a browser sends it: first the fields, which are kept, then one
 * file, which is this stream. What follows the file is not looked at.
 */
public final class FormBody extends DecodedStream {
  private final FormParser parser;
  private final Promise<FormFields> fields = Promise.promise();
  private long bytes;
  private long bytesMin;
  private long bytesMax = Long.MAX_VALUE;

  /**
   * Makes one of a paused body.
   *
   * @param boundary as the Content-Type tells it
   * @param fieldBytesMax all that may precede the file
   */
  public FormBody(ReadStream<Buffer> source, String boundary, int fieldBytesMax) {
    super(source);
    this.parser = new FormParser(boundary, fieldBytesMax, this::emit);
    begin();
  }

  /** Reads up to the file. Fails with {@link IngestFailure} where there is none. */
  public Future<FormFields> fields() {
    flow();
    return fields.future();
  }

  /** How large the file must be and may be; to be said before it is read. */
  public void allow(long min, long max) {
    bytesMin = min;
    bytesMax = max;
  }

  @Override
  protected boolean isHungry() {
    return !parser.isAtFile();
  }

  @Override
  protected void decode(Buffer data) {
    boolean before = parser.isAtFile();
    parser.feed(data.getBytes());
    if (parser.isAtEnd()) {
      complete();
    }
    if (!before && parser.isAtFile()) {
      fields.complete(parser.fields());
    }
  }

  @Override
  protected void finish() {
    parser.end();
  }

  @Override
  protected void failed(Throwable failure) {
    fields.tryFail(failure);
  }

  @Override
  protected void check(int more, boolean atEnd) {
    bytes += more;
    if (bytes > bytesMax) {
      throw IngestFailure.tooLarge(bytesMax);
    }
    if (atEnd && bytes < bytesMin) {
      throw IngestFailure.tooSmall(bytesMin);
    }
  }
}
