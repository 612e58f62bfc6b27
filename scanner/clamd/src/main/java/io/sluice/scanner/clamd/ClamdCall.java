package io.sluice.scanner.clamd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.CompletableFuture.delayedExecutor;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One blocking call, for questions that are not scans. After its time everything in it fails. */
final class ClamdCall implements AutoCloseable {
  private static final int REPLY_BYTES_MAX = 16 << 10;

  private final SocketChannel channel;
  private final CompletableFuture<Void> end;

  private ClamdCall(SocketChannel channel, Duration time) {
    this.channel = channel;
    this.end =
        CompletableFuture.runAsync(
            this::close, delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
  }

  static ClamdCall open(ClamdAddress address, Duration time) throws IOException {
    StandardProtocolFamily unix = StandardProtocolFamily.UNIX;
    SocketChannel channel =
        address instanceof ClamdAddress.Unix ? SocketChannel.open(unix) : SocketChannel.open();
    ClamdCall call = new ClamdCall(channel, time);
    try {
      channel.connect(address.socket());
      return call;
    } catch (IOException | RuntimeException e) {
      call.close();
      throw e;
    }
  }

  /** A command without an argument, and its answer. */
  static String ask(ClamdAddress address, String command, Duration time) throws IOException {
    try (ClamdCall call = open(address, time)) {
      call.command(command);
      return call.reply();
    }
  }

  void command(String command) throws IOException {
    send(ByteBuffer.wrap(("z" + command + "\0").getBytes(US_ASCII)));
  }

  void chunk(ByteBuffer bytes) throws IOException {
    announce(bytes.remaining());
    send(bytes);
  }

  void announce(int bytes) throws IOException {
    send(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes));
  }

  /** No more will come, though it was announced. */
  void hangUp() throws IOException {
    channel.shutdownOutput();
  }

  /** To the final NUL, without it; fails where there is none. */
  String reply() throws IOException {
    String all = replyOrNothing();
    if (all.isEmpty()) {
      throw new EOFException("an empty answer");
    }
    return all;
  }

  String replyOrNothing() throws IOException {
    ByteBuffer all = ByteBuffer.allocate(REPLY_BYTES_MAX);
    while (all.hasRemaining() && !ended(all) && channel.read(all) >= 0) {}
    String text = new String(all.array(), 0, all.position(), US_ASCII);
    return text.substring(0, Math.max(0, text.indexOf('\0')));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (end != null) {
        end.cancel(false);
      }
    }
  }

  private static boolean ended(ByteBuffer all) {
    return all.position() > 0 && all.get(all.position() - 1) == 0;
  }

  private void send(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
