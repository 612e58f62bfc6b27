package io.sluice.posix;

import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Bytes of an open file, to be read, or to be sent by the kernel where that waits for no disk.
 *
 * @param inMemory whether the kernel had the bytes in memory when the file was opened
 */
record FileContent(
    ObjectInfo info,
    ByteRange.Resolved range,
    FileChannel channel,
    FileBody reader,
    boolean inMemory)
    implements ObjectContent {

  @Override
  public ReadStream<Buffer> body() {
    return reader;
  }

  @Override
  public Optional<FileChannel> file() {
    return inMemory ? Optional.of(channel) : Optional.empty();
  }

  @Override
  public Future<Void> discard() {
    return reader.quiet().andThen(result -> close(channel));
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written through it, so nothing can have been lost.
    }
  }

  /** Content that was small enough to be read at once. */
  record InMemory(ObjectInfo info, ByteRange.Resolved range, ReadStream<Buffer> body)
      implements ObjectContent {

    @Override
    public Future<Void> discard() {
      return Future.succeededFuture();
    }
  }
}
