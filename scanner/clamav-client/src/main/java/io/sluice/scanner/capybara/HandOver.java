package io.sluice.scanner.capybara;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Bytes that an event loop writes and a blocking reader takes, one piece at a time. */
final class HandOver extends InputStream {
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final Runnable begun;
  private boolean isBegun;
  private Piece now;
  private int at;

  /**
   * @param begun is told once, by the reader's thread, when it asks for the first bytes
   */
  HandOver(Runnable begun) {
    this.begun = begun;
  }

  /** Hands a piece over, or none for the end; the promise is kept when all of it was taken. */
  void put(Buffer bytes, Promise<Void> taken) {
    pieces.add(new Piece(bytes, taken));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!isBegun) {
      isBegun = true;
      begun.run();
    }
    if (now == null) {
      now = next();
      at = 0;
    }
    int left = now.bytes.length() - at;
    if (left == 0) {
      return -1;
    }
    int count = Math.min(left, length);
    now.bytes.getBytes(at, at + count, into, offset);
    at += count;
    if (count == left) {
      now.taken.tryComplete();
      now = null;
    }
    return count;
  }

  private Piece next() throws InterruptedIOException {
    try {
      return pieces.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private record Piece(Buffer bytes, Promise<Void> taken) {}
}
