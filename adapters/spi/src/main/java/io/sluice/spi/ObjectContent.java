package io.sluice.spi;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Bytes of an object that can now be read once, by one of two doors. Whoever opened it must either
 * read it to its end or call {@link #discard}; calling it in any case is right.
 *
 * <p>The bytes are those of {@link #info}, also where the object is replaced or deleted meanwhile;
 * where the store cannot keep them so long, reading fails with {@link StorageFailure.Unavailable},
 * and never are there others.
 */
public interface ObjectContent {

  /** The object that the bytes belong to. */
  ObjectInfo info();

  /** Which bytes of the object these are. */
  ByteRange.Resolved range();

  /** The bytes, paused until the reader resumes it. Fails where storage fails midway. */
  ReadStream<Buffer> body();

  /**
   * The same bytes as an open file with {@link #range} inside it, where the kernel can send it by
   * itself and has the bytes in memory: whoever sends it does not wait for a disk. Closed by {@link
   * #discard} only.
   */
  default Optional<FileChannel> file() {
    return Optional.empty();
  }

  /** Gives back what reading holds. May be repeated, never fails. */
  Future<Void> discard();
}
