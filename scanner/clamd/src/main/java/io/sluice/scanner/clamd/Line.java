package io.sluice.scanner.clamd;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** One INSTREAM of one connection. Used on the context that it was opened on. */
public interface Line {

  /**
   * Sends a chunk, never an empty one; succeeds when more may come. One at a time. Fails where the
   * connection broke, and then {@link #reply} may still bring what clamd said of it.
   */
  Future<Void> write(Buffer bytes);

  /** Sends the end mark; succeeds when all has been handed to the system. */
  Future<Void> finish();

  /**
   * What clamd answers, without the final NUL: at any time, since it may break off. Fails where the
   * connection ends without it. After {@link #finish}, not before that has succeeded.
   */
  Future<String> reply();

  /** Breaks off; may be repeated. */
  void close();
}
