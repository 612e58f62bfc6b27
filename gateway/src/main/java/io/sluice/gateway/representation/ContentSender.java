package io.sluice.gateway.representation;

import io.sluice.gateway.http.Exchange;
import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectContent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Sends the bytes of an object behind a head that is set, by the shortest way there is. */
public final class ContentSender {
  /** Up to this size a body is sent together with its head. */
  private static final long SMALL_BYTES = 64 << 10;

  private ContentSender() {}

  /** Sends and discards the content, also where the reader is gone. */
  public static Future<Void> send(Exchange exchange, ObjectContent content) {
    HttpServerResponse response = exchange.response();
    response.closeHandler(gone -> content.discard());
    return response.closed()
        ? content.discard()
        : write(exchange, content).eventually(content::discard);
  }

  private static Future<Void> write(Exchange exchange, ObjectContent content) {
    HttpServerResponse response = exchange.response();
    Optional<FileChannel> file = content.file();
    long length = content.range().length();
    if (file.isPresent() && !exchange.request().isSSL() && !exchange.isPaced()) {
      return response
          .sendFile(file.get(), content.range().offset(), length)
          .compose(sent -> whole(response, length));
    }
    return length <= SMALL_BYTES
        ? collect(exchange.paced(content.body()), (int) length).compose(response::end)
        : exchange.paced(content.body()).pipe().endOnFailure(false).to(response);
  }

  /** Somebody may have made the file shorter: then what was announced will never come. */
  private static Future<Void> whole(HttpServerResponse response, long length) {
    return response.bytesWritten() >= length
        ? Future.succeededFuture()
        : Future.failedFuture(new IllegalStateException("the file became shorter"));
  }

  private static Future<Buffer> collect(ReadStream<Buffer> body, int length) {
    Promise<Buffer> whole = Promise.promise();
    Buffer bytes = Buffer.buffer(length);
    body.exceptionHandler(whole::tryFail)
        .endHandler(end -> whole.tryComplete(bytes))
        .handler(bytes::appendBuffer)
        .resume();
    return whole.future();
  }

  /** The value of Content-Range. */
  public static String contentRange(ByteRange.Resolved range, long size) {
    long last = range.offset() + range.length() - 1;
    return "bytes " + range.offset() + '-' + last + '/' + size;
  }
}
