package io.sluice.posix;

/** A file that was written, and is an object from the moment it gets its name. */
interface NewFile extends Publishable, AutoCloseable {
  Fd fd();

  /** Whether it has got it. */
  boolean isPublished();

  @Override
  void close();
}
