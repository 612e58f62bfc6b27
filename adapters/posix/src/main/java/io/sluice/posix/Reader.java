package io.sluice.posix;

import io.sluice.spi.ByteRange;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectPart;
import io.sluice.spi.ObjectPartPage;
import io.sluice.spi.OpenObject;
import io.sluice.spi.StatObject;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Answers questions about objects and opens them. All of it blocks. */
final class Reader {

  /** Up to here reading at once costs less than opening a second door. */
  private static final int READ_AT_ONCE_BYTES = 64 << 10;

  private final Vertx vertx;
  private final ObjectFiles files;
  private final Workers workers;

  Reader(Vertx vertx, ObjectFiles files, Workers workers) {
    this.vertx = vertx;
    this.files = files;
    this.workers = workers;
  }

  ObjectInfo stat(StatObject request) {
    try (ObjectFile file = files.require(request.ref())) {
      ObjectInfo info = file.info(request.ref());
      request.conditions().check(info);
      return info;
    }
  }

  ObjectPartPage parts(ListObjectParts request) {
    try (ObjectFile file = files.requireWithParts(request.ref())) {
      ObjectInfo info = file.info(request.ref());
      request.conditions().check(info);
      KeptParts parts = file.kept().map(Attributes::parts).orElse(KeptParts.NONE);
      return ObjectPartPage.of(info, unpacked(parts), request);
    }
  }

  private static List<ObjectPart> unpacked(KeptParts parts) {
    return parts instanceof KeptParts.Here(ByteBuffer packed)
        ? PackedParts.unpack(packed)
        : List.of();
  }

  ObjectContent open(OpenObject request) throws IOException {
    try (ObjectFile file = files.require(request.ref()).forReading(request.ref())) {
      ObjectInfo info = file.info(request.ref());
      request.conditions().check(info);
      ByteRange.Resolved range = request.range().resolve(info.size());
      return content(file.fd(), info, range);
    }
  }

  /** The whole of a file that is open. */
  ObjectContent open(Fd file, ObjectInfo info) throws IOException {
    return content(file, info, ByteRange.whole().resolve(info.size()));
  }

  private ObjectContent content(Fd file, ObjectInfo info, ByteRange.Resolved range)
      throws IOException {
    return range.length() <= READ_AT_ONCE_BYTES
        ? atOnce(file, info, range)
        : streamed(file, info, range);
  }

  private ObjectContent atOnce(Fd file, ObjectInfo info, ByteRange.Resolved range) {
    byte[] bytes = new byte[(int) range.length()];
    Block.read(file, range.offset(), bytes);
    return new FileContent.InMemory(
        info, range, new FileBody(vertx, FileBody.of(Buffer.buffer(bytes))));
  }

  private ObjectContent streamed(Fd file, ObjectInfo info, ByteRange.Resolved range)
      throws IOException {
    // A second door to the file that is open already, whatever its name has become meanwhile.
    FileChannel channel = FileChannel.open(Path.of(file.procPath()), StandardOpenOption.READ);
    FileBody body =
        new FileBody(vertx, FileBody.of(workers.data(), channel, range.offset(), range.length()));
    return new FileContent(info, range, channel, body, Residency.of(file, range));
  }
}
