package io.sluice.posix;

import java.util.concurrent.atomic.AtomicBoolean;

/** An open file or directory. Closing it twice closes it once. */
final class Fd implements AutoCloseable {

  private final int number;
  private final AtomicBoolean closed = new AtomicBoolean();

  Fd(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** The path by which the kernel lets this process reach the same open file again. */
  String procPath() {
    return "/proc/self/fd/" + number;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      LibC.close(number);
    }
  }
}
