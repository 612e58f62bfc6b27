package io.sluice.scanner.clamd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/** A connection of Vert.x's own client. */
final class NetLine implements Line {
  /** So much may wait in this process for clamd to take it, beside what is being written. */
  private static final int QUEUE_BYTES_MAX = 256 << 10;

  private static final int REPLY_BYTES_MAX = 16 << 10;
  private static final Buffer COMMAND = Buffer.buffer("zINSTREAM\0");

  private final NetSocket socket;
  private final ChannelHandlerContext channel;
  private final Promise<String> reply = Promise.promise();
  private final Buffer received = Buffer.buffer();
  private Promise<Void> room = Promise.promise();

  NetLine(NetSocket socket) {
    this.socket = socket;
    this.channel = ((NetSocketInternal) socket).channelHandlerContext();
    // Netty would close at the first failed write, and lose the answer that says why.
    channel.channel().config().setAutoClose(false);
    socket.setWriteQueueMaxSize(QUEUE_BYTES_MAX);
    socket.handler(this::received);
    socket.drainHandler(drained -> room.tryComplete());
    socket.closeHandler(closed -> broke("clamd closed the connection without an answer"));
    socket.exceptionHandler(failure -> {});
    socket.write(COMMAND.copy());
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    room = Promise.promise();
    Buffer chunk =
        Buffer.buffer(Integer.BYTES + bytes.length()).appendInt(bytes.length()).appendBuffer(bytes);
    Promise<Void> asked = room;
    socket.write(chunk).onFailure(asked::tryFail);
    if (!socket.writeQueueFull()) {
      asked.tryComplete();
    }
    return asked.future();
  }

  @Override
  public Future<Void> finish() {
    return socket.write(Buffer.buffer(Integer.BYTES).appendInt(0));
  }

  @Override
  public Future<String> reply() {
    return reply.future();
  }

  @Override
  public void close() {
    broke("given up");
    // Beneath Vert.x, which would wait until a clamd that hangs has taken all that was written.
    var _ = channel.close();
  }

  private void received(Buffer bytes) {
    received.appendBuffer(bytes);
    int length = received.length();
    if (received.getByte(length - 1) == 0) {
      reply.tryComplete(received.getString(0, length - 1, US_ASCII.name()));
    } else if (length > REPLY_BYTES_MAX) {
      close();
    }
  }

  private void broke(String why) {
    reply.tryFail(why);
    room.tryFail(why);
  }
}
